package dev.modelwire.wire.internal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.wire.internal.BuiltBundle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The built files have the shape without which a gateway does not show or start the component. */
class ReplayShapeTest {

    private static final String PID = "dev.modelwire.wire.Replay";

    @Test
    void metatype_isAFactoryThatTheHostsOwnParserTakes() throws Exception {
        Document metatype = BuiltBundle.metatype(PID);

        assertEquals(PID, BuiltBundle.elements(metatype, "OCD").get(0).getAttribute("id"));
        assertEquals("Replay", BuiltBundle.elements(metatype, "OCD").get(0).getAttribute("name"));
        assertEquals(PID, BuiltBundle.elements(metatype, "Designate").get(0).getAttribute("factoryPid"));
        assertEquals(PID, BuiltBundle.elements(metatype, "Object").get(0).getAttribute("ocdref"));
        for (Element element : BuiltBundle.elements(metatype, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                assertFalse(element.getAttributes().item(i).getNodeValue().contains("%"), "text is not translated");
            }
        }
        for (Element attribute : BuiltBundle.elements(metatype, "AD")) {
            assertTrue(
                    Set.of("String", "Integer", "Boolean").contains(attribute.getAttribute("type")),
                    attribute.getAttribute("id"));
            assertEquals("", attribute.getAttribute("cardinality"));
        }
    }

    @Test
    void metatype_attributes_areThoseOfTheReadme() throws Exception {
        assertEquals(
                List.of(
                        "file",
                        "separator",
                        "columns",
                        "missing",
                        "time.column",
                        "time.format",
                        "time.zone",
                        "pace",
                        "speed",
                        "rate",
                        "loop",
                        "paused",
                        "sequence"),
                BuiltBundle.elements(BuiltBundle.metatype(PID), "AD").stream()
                        .map(attribute -> attribute.getAttribute("id"))
                        .toList());
    }

    @Test
    void component_isAWireEmitterWithOneNamedOutput() throws Exception {
        Document component = BuiltBundle.component(PID);

        Element root = component.getDocumentElement();
        assertEquals(PID, root.getAttribute("name"));
        assertEquals("require", root.getAttribute("configuration-policy"));
        assertEquals("true", root.getAttribute("immediate"));
        assertEquals("modified", root.getAttribute("modified"));
        assertEquals(
                Set.of(
                        "org.eclipse.kura.configuration.ConfigurableComponent",
                        "org.eclipse.kura.wire.WireComponent",
                        "org.eclipse.kura.wire.WireEmitter",
                        "org.osgi.service.wireadmin.Producer"),
                BuiltBundle.elements(component, "provide").stream()
                        .map(provide -> provide.getAttribute("interface"))
                        .collect(Collectors.toSet()));
        Map<String, String> properties = new TreeMap<>();
        BuiltBundle.elements(component, "property")
                .forEach(property -> properties.put(property.getAttribute("name"), property.getAttribute("value")));
        assertEquals("true", properties.get("kura.ui.service.hide"));
        for (String bound : List.of("minimum", "maximum", "default")) {
            assertEquals("0", properties.get("input.cardinality." + bound));
            assertEquals("1", properties.get("output.cardinality." + bound));
        }
        assertEquals("0=record", properties.get("output.port.names"));
        assertTrue(Set.of(BuiltBundle.header("Service-Component").split(",")).contains("OSGI-INF/" + PID + ".xml"));
    }
}
