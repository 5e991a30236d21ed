package dev.modelwire.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads XML the way Kura's own parser does: without name spaces, so that a prefix stays part of a name. */
final class Xml {

    private Xml() {}

    static Element parse(PackagedBundle bundle, String path) {
        byte[] bytes = bundle.files().get(path);
        if (bytes == null) {
            throw new AssertionError("bundle [" + bundle + "] has no file " + path);
        }
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(bytes))
                    .getDocumentElement();
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new AssertionError("file [" + path + "] of " + bundle + " must be XML", e);
        }
    }

    static List<Element> descendants(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }
}
