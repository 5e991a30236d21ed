package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The built files have the shape without which a gateway does not show or start the component. */
class ShapeTest {

    private static final String PID = "dev.modelwire.wire.ModelInference";

    @Test
    void metatype_fileOcdAndDesignate_haveOneName() throws Exception {
        Document metatype = BuiltBundle.metatype(PID);

        assertTrue(BuiltBundle.files("OSGI-INF/metatype").stream().anyMatch(file -> file.endsWith(PID + ".xml")));
        assertEquals(
                List.of(PID),
                BuiltBundle.elements(metatype, "OCD").stream()
                        .map(ocd -> ocd.getAttribute("id"))
                        .toList());
        Element designate = BuiltBundle.elements(metatype, "Designate").get(0);
        assertEquals(PID, designate.getAttribute("factoryPid"));
        assertFalse(designate.hasAttribute("pid"));
        assertEquals(PID, BuiltBundle.elements(metatype, "Object").get(0).getAttribute("ocdref"));
        assertEquals(
                "Model inference", BuiltBundle.elements(metatype, "OCD").get(0).getAttribute("name"));
    }

    @Test
    void metatype_content_isWhatTheHostsOwnParserTakes() throws Exception {
        Document metatype = BuiltBundle.metatype(PID);

        for (Element element : BuiltBundle.elements(metatype, "*")) {
            boolean root = element == metatype.getDocumentElement();
            assertTrue(root || !element.getTagName().contains(":"), "prefix on " + element.getTagName());
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
                        "model",
                        "mode",
                        "queue.capacity",
                        "queue.full",
                        "queue.block.timeout.ms",
                        "wait.for.model",
                        "batch.records",
                        "batch.wait.ms",
                        "input.mapping",
                        "passthrough",
                        "output.prefix",
                        "output.vector",
                        "label.output",
                        "top.k",
                        "threshold",
                        "threshold.property",
                        "provenance"),
                BuiltBundle.elements(BuiltBundle.metatype(PID), "AD").stream()
                        .map(attribute -> attribute.getAttribute("id"))
                        .toList());
    }

    @Test
    void component_isAWireComponentWithTwoNamedOutputs() throws Exception {
        Document component = BuiltBundle.component(PID);

        Element root = component.getDocumentElement();
        assertEquals(PID, root.getAttribute("name"));
        assertEquals("require", root.getAttribute("configuration-policy"));
        assertEquals("true", root.getAttribute("immediate"));
        assertEquals("modified", root.getAttribute("modified"));
        assertEquals("http://www.osgi.org/xmlns/scr/v1.4.0", root.getAttribute("xmlns:scr"));
        assertEquals(
                Set.of(
                        "org.eclipse.kura.configuration.ConfigurableComponent",
                        "org.eclipse.kura.wire.WireComponent",
                        "org.eclipse.kura.wire.WireEmitter",
                        "org.eclipse.kura.wire.WireReceiver",
                        "org.osgi.service.wireadmin.Producer",
                        "org.osgi.service.wireadmin.Consumer"),
                BuiltBundle.elements(component, "provide").stream()
                        .map(provide -> provide.getAttribute("interface"))
                        .collect(Collectors.toSet()));

        Map<String, String> properties = new TreeMap<>();
        BuiltBundle.elements(component, "property")
                .forEach(property -> properties.put(
                        property.getAttribute("name"),
                        property.getAttribute("type") + "="
                                + (property.hasAttribute("value")
                                        ? property.getAttribute("value")
                                        : property.getTextContent().strip())));
        assertEquals("Boolean=true", properties.get("kura.ui.service.hide"));
        for (String bound : List.of("minimum", "maximum", "default")) {
            assertEquals("Integer=1", properties.get("input.cardinality." + bound));
            assertEquals("Integer=2", properties.get("output.cardinality." + bound));
        }
        assertEquals("String=0=input", properties.get("input.port.names"));
        assertEquals("String=0=result\n1=reject", properties.get("output.port.names"));
    }

    @Test
    void component_inferenceService_mayComeAndGo() throws Exception {
        Element reference = BuiltBundle.elements(BuiltBundle.component(PID), "reference").stream()
                .filter(candidate -> candidate.getAttribute("interface").endsWith(".InferenceService"))
                .findFirst()
                .orElseThrow();

        assertEquals("0..1", reference.getAttribute("cardinality"));
        assertEquals("dynamic", reference.getAttribute("policy"));
        assertEquals("greedy", reference.getAttribute("policy-option"));
        assertEquals("unbindInferenceService", reference.getAttribute("unbind"));
    }

    @Test
    void manifest_importsOnlyWhatAGatewayHas() throws Exception {
        assertEquals(
                new TreeMap<>(of(
                        "org.slf4j", "[1.7,3)",
                        "dev.modelwire.api.evaluation", "[1.0,2)",
                        "dev.modelwire.api.inference", "[1.3,2)",
                        "dev.modelwire.api.model", "[1.0,2)",
                        "org.eclipse.kura.configuration", "[1.1,2)",
                        "org.eclipse.kura.type", "[1.1,2)",
                        "org.eclipse.kura.wire", "[2.0,3)",
                        "org.eclipse.kura.wire.graph", "[1.0,2)",
                        "org.eclipse.kura.wire.multiport", "[1.0,2)",
                        "org.osgi.framework", "[1.9,2)",
                        "org.osgi.service.component", "[1.4,2)",
                        "org.osgi.service.wireadmin", "[1.0,2)")),
                new TreeMap<>(BuiltBundle.imports()));
    }

    @Test
    void manifest_requirements_areMetByAGateway() throws Exception {
        assertEquals("dev.modelwire.wire", BuiltBundle.header("Bundle-SymbolicName"));
        assertNull(BuiltBundle.header("Export-Package"));
        String required = BuiltBundle.header("Require-Capability");
        assertTrue(required.contains("(&(osgi.extender=osgi.component)(version>=1.4.0)(!(version>=2.0.0)))"), required);
        assertTrue(required.contains("(&(osgi.ee=JavaSE)(version=17))"), required);
        assertTrue(List.of(BuiltBundle.header("Service-Component").split(",")).contains("OSGI-INF/" + PID + ".xml"));
    }

    private static Map<String, String> of(String... pairs) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
