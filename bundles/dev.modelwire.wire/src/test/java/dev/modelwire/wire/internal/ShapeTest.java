package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.testkit.built.BuiltBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The built files have the shape without which a gateway does not show or start the components. */
class ShapeTest {

    private static final String KURA = "org.eclipse.kura.";
    private static final String WIREADMIN = "org.osgi.service.wireadmin.";
    private static final Set<String> EMITTER = Set.of(
            KURA + "configuration.ConfigurableComponent",
            KURA + "wire.WireComponent",
            KURA + "wire.WireEmitter",
            WIREADMIN + "Producer");

    /** A component of this bundle: what it is called, its ports, and which services it has beside those of an emitter. */
    private record Wired(String name, String title, List<String> inputs, List<String> outputs, Set<String> receiving) {

        String pid() {
            return "dev.modelwire.wire." + name;
        }

        Set<String> services() {
            Set<String> all = new TreeSet<>(EMITTER);
            all.addAll(receiving);
            return all;
        }
    }

    private static List<Wired> components() {
        return List.of(
                new Wired(
                        "ModelInference",
                        "Model inference",
                        List.of("input"),
                        List.of("result", "reject"),
                        Set.of(KURA + "wire.WireReceiver", WIREADMIN + "Consumer")),
                new Wired("Replay", "Replay", List.of(), List.of("record"), Set.of()),
                new Wired(
                        "ForecastScore",
                        "Forecast score",
                        List.of("forecast", "truth"),
                        List.of("scores", "refused"),
                        Set.of(KURA + "wire.multiport.MultiportWireReceiver", WIREADMIN + "Consumer")));
    }

    @Test
    void files_areThoseOfTheComponents() throws Exception {
        Set<String> expected = components().stream()
                .map(component -> component.pid() + ".xml")
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(expected, names("OSGI-INF"));
        assertEquals(expected, names("OSGI-INF/metatype"));
        assertEquals(
                expected.stream().map(name -> "OSGI-INF/" + name).toList(),
                List.of(BuiltBundle.header("Service-Component").split(",")).stream()
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("components")
    void metatype_fileOcdAndDesignate_haveOneName(Wired component) throws Exception {
        Document metatype = BuiltBundle.metatype(component.pid());

        assertEquals(List.of(component.pid()), values(metatype, "OCD", "id"));
        assertEquals(List.of(component.title()), values(metatype, "OCD", "name"));
        assertEquals(List.of(component.pid()), values(metatype, "Designate", "factoryPid"));
        assertEquals(List.of(""), values(metatype, "Designate", "pid"));
        assertEquals(List.of(component.pid()), values(metatype, "Object", "ocdref"));
    }

    @ParameterizedTest
    @MethodSource("components")
    void metatype_content_isWhatTheHostsOwnParserTakes(Wired component) throws Exception {
        Document metatype = BuiltBundle.metatype(component.pid());

        for (Element element : BuiltBundle.elements(metatype, "*")) {
            boolean root = element == metatype.getDocumentElement();
            assertTrue(root || !element.getTagName().contains(":"), "prefix on " + element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                assertFalse(element.getAttributes().item(i).getNodeValue().contains("%"), "text is not translated");
            }
        }
        for (Element attribute : BuiltBundle.elements(metatype, "AD")) {
            String key = attribute.getAttribute("id");
            assertTrue(Set.of("String", "Integer", "Boolean").contains(attribute.getAttribute("type")), key);
            assertEquals("", attribute.getAttribute("cardinality"), key);
            assertFalse(attribute.getAttribute("default").contains(","), "a host keeps only the first of a list");
        }
    }

    @ParameterizedTest
    @MethodSource("components")
    void metatype_attributes_areThoseOfTheReadmeInItsOrder(Wired component) throws Exception {
        List<List<String>> tables = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            if (line.startsWith("| key |")) {
                tables.add(new ArrayList<>());
            } else if (line.startsWith("| `") && !tables.isEmpty()) {
                tables.get(tables.size() - 1).add(line.substring(3, line.indexOf('`', 3)));
            } else if (!line.startsWith("|---")) {
                tables.add(new ArrayList<>());
            }
        }
        tables.removeIf(List::isEmpty);

        List<String> keys = values(BuiltBundle.metatype(component.pid()), "AD", "id");
        assertTrue(tables.contains(keys), () -> keys + " is none of the tables " + tables);
    }

    @ParameterizedTest
    @MethodSource("components")
    void component_isAWireComponentWithNamedPorts(Wired component) throws Exception {
        Document built = BuiltBundle.component(component.pid());

        Element root = built.getDocumentElement();
        assertEquals(component.pid(), root.getAttribute("name"));
        assertEquals("require", root.getAttribute("configuration-policy"));
        assertEquals("true", root.getAttribute("immediate"));
        assertEquals("modified", root.getAttribute("modified"));
        assertEquals("deactivate", root.getAttribute("deactivate"));
        assertEquals("http://www.osgi.org/xmlns/scr/v1.4.0", root.getAttribute("xmlns:scr"));
        assertEquals(component.services(), new TreeSet<>(values(built, "provide", "interface")));

        Map<String, String> properties = new TreeMap<>();
        BuiltBundle.elements(built, "property")
                .forEach(property -> properties.put(
                        property.getAttribute("name"), property.getAttribute("type") + "=" + value(property)));
        assertEquals("Boolean=true", properties.get("kura.ui.service.hide"));
        for (String bound : List.of("minimum", "maximum", "default")) {
            assertEquals("Integer=" + component.inputs().size(), properties.get("input.cardinality." + bound));
            assertEquals("Integer=" + component.outputs().size(), properties.get("output.cardinality." + bound));
        }
        assertEquals(numbered(component.inputs()), properties.get("input.port.names"));
        assertEquals(numbered(component.outputs()), properties.get("output.port.names"));
    }

    @ParameterizedTest
    @CsvSource({
        "dev.modelwire.wire.ModelInference, dev.modelwire.api.inference.InferenceService, unbindInferenceService",
        "dev.modelwire.wire.ForecastScore, dev.modelwire.api.evaluation.ForecastScoring, unbindForecastScoring"
    })
    void component_service_mayComeAndGo(String pid, String service, String unbind) throws Exception {
        Element reference = BuiltBundle.elements(BuiltBundle.component(pid), "reference").stream()
                .filter(candidate -> candidate.getAttribute("interface").equals(service))
                .findFirst()
                .orElseThrow();

        assertEquals("0..1", reference.getAttribute("cardinality"));
        assertEquals("dynamic", reference.getAttribute("policy"));
        assertEquals("greedy", reference.getAttribute("policy-option"));
        assertEquals(unbind, reference.getAttribute("unbind"));
    }

    @Test
    void manifest_importsOnlyWhatAGatewayHas() throws Exception {
        assertEquals(
                new TreeMap<>(of(
                        "org.slf4j", "[1.7,3)",
                        "dev.modelwire.api.evaluation", "[1.0,2)",
                        "dev.modelwire.api.inference", "[1.5,2)",
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
    }

    private static Set<String> names(String directory) throws Exception {
        return BuiltBundle.files(directory).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> values(Document document, String tag, String attribute) {
        return BuiltBundle.elements(document, tag).stream()
                .map(element -> element.getAttribute(attribute))
                .toList();
    }

    private static String value(Element property) {
        return property.hasAttribute("value")
                ? property.getAttribute("value")
                : property.getTextContent().strip();
    }

    /** Returns the property with the names of ports as it is to be built, null for none. */
    private static String numbered(List<String> ports) {
        StringBuilder lines = new StringBuilder("String");
        for (int i = 0; i < ports.size(); i++) {
            lines.append(i == 0 ? '=' : '\n').append(i).append('=').append(ports.get(i));
        }
        return ports.isEmpty() ? null : lines.toString();
    }

    private static Map<String, String> of(String... pairs) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
