package dev.modelwire.bndrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** A run inside a framework that finds no test ends well all the same; this looks at what it wrote. */
class OsgiTestReportIT {

    @Test
    void report_ofTheOsgiTests_countsTestsAndNoFailure() throws Exception {
        Path report = Path.of(System.getProperty("osgi.test.report"));
        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getDocumentElement();

        assertTrue(Integer.parseInt(suite.getAttribute("tests")) > 0, report::toString);
        assertEquals("0", suite.getAttribute("failures"));
        assertEquals("0", suite.getAttribute("errors"));
    }
}
