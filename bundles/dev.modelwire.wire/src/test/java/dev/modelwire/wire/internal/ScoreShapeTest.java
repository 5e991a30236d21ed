package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The built files of the component that scores forecasts have the shape that a gateway needs. */
class ScoreShapeTest {

    private static final String PID = "dev.modelwire.wire.ForecastScore";

    @Test
    void metatype_fileOcdAndDesignate_haveOneName_andWhatTheHostsParserTakes() throws Exception {
        Document metatype = BuiltBundle.metatype(PID);

        assertEquals(PID, BuiltBundle.elements(metatype, "OCD").get(0).getAttribute("id"));
        assertEquals(PID, BuiltBundle.elements(metatype, "Designate").get(0).getAttribute("factoryPid"));
        for (Element element : BuiltBundle.elements(metatype, "*")) {
            assertTrue(element == metatype.getDocumentElement()
                    || !element.getTagName().contains(":"));
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                assertFalse(element.getAttributes().item(i).getNodeValue().contains("%"), "text is not translated");
            }
        }
        for (Element attribute : BuiltBundle.elements(metatype, "AD")) {
            assertTrue(Set.of("String", "Integer").contains(attribute.getAttribute("type")));
            assertFalse(attribute.getAttribute("default").contains(","), "a host keeps only the first of a list");
        }
    }

    @Test
    void metatype_attributes_areThoseOfTheReadme() throws Exception {
        String readme = java.nio.file.Files.readString(java.nio.file.Path.of("README.md"));
        for (Element attribute : BuiltBundle.elements(BuiltBundle.metatype(PID), "AD")) {
            String key = attribute.getAttribute("id");
            assertTrue(readme.contains("| `" + key + "` |"), key);
        }
        assertEquals(29, BuiltBundle.elements(BuiltBundle.metatype(PID), "AD").size());
    }

    @Test
    void component_isAWireComponentWithTwoNamedPortsOnEachSide() throws Exception {
        Document component = BuiltBundle.component(PID);
        assertEquals("modified", component.getDocumentElement().getAttribute("modified"));
        assertEquals(
                Set.of(
                        "org.eclipse.kura.configuration.ConfigurableComponent",
                        "org.eclipse.kura.wire.WireComponent",
                        "org.eclipse.kura.wire.WireEmitter",
                        "org.eclipse.kura.wire.multiport.MultiportWireReceiver",
                        "org.osgi.service.wireadmin.Producer",
                        "org.osgi.service.wireadmin.Consumer"),
                BuiltBundle.elements(component, "provide").stream()
                        .map(provide -> provide.getAttribute("interface"))
                        .collect(Collectors.toSet()));
        Map<String, String> properties = new TreeMap<>();
        BuiltBundle.elements(component, "property")
                .forEach(property -> properties.put(
                        property.getAttribute("name"),
                        property.hasAttribute("value")
                                ? property.getAttribute("value")
                                : property.getTextContent().strip()));
        for (String bound : List.of("minimum", "maximum", "default")) {
            assertEquals("2", properties.get("input.cardinality." + bound));
            assertEquals("2", properties.get("output.cardinality." + bound));
        }
        assertEquals("0=forecast\n1=truth", properties.get("input.port.names"));
        assertEquals("0=scores\n1=refused", properties.get("output.port.names"));
        Element reference = BuiltBundle.elements(component, "reference").stream()
                .filter(candidate -> candidate.getAttribute("interface").endsWith(".ForecastScoring"))
                .findFirst()
                .orElseThrow();
        assertEquals("0..1", reference.getAttribute("cardinality"));
        assertEquals("dynamic", reference.getAttribute("policy"));
        assertEquals("greedy", reference.getAttribute("policy-option"));
    }
}
