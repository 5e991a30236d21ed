package dev.modelwire.kura.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.testkit.built.BuiltBundle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The built files have the shape without which a gateway does not show or start the components. */
class ShapeTest {

    private static final String SYNC = "dev.modelwire.sync.ModelSyncService";
    private static final String INFERENCE = "dev.modelwire.inference.InferenceService";
    private static final String STORE = "dev.modelwire.store.ModelStore";
    private static final String TWIN = "dev.modelwire.kura.CloudTwin";

    @Test
    void metatype_files_areTheConfigurableComponents() throws Exception {
        assertEquals(
                List.of(INFERENCE + ".xml", TWIN + ".xml", STORE + ".xml", SYNC + ".xml"),
                BuiltBundle.files("OSGI-INF/metatype").stream()
                        .map(Path::getFileName)
                        .map(Path::toString)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        SYNC + ",Modelwire model sync,pid,factoryPid",
        STORE + ",Modelwire model store,pid,factoryPid",
        INFERENCE + ",Modelwire inference,pid,factoryPid",
        TWIN + ",Modelwire cloud twin,factoryPid,pid"
    })
    void metatype_fileOcdAndDesignate_haveOneName(String pid, String name, String key, String noKey) throws Exception {
        Document metatype = BuiltBundle.metatype(pid);

        List<Element> definitions = BuiltBundle.elements(metatype, "OCD");
        assertEquals(1, definitions.size());
        assertEquals(pid, definitions.get(0).getAttribute("id"));
        assertEquals(name, definitions.get(0).getAttribute("name"));
        Element designate = BuiltBundle.elements(metatype, "Designate").get(0);
        assertEquals(pid, designate.getAttribute(key));
        assertFalse(designate.hasAttribute(noKey));
        assertEquals(pid, BuiltBundle.elements(metatype, "Object").get(0).getAttribute("ocdref"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SYNC, STORE, INFERENCE, TWIN})
    void metatype_content_isWhatTheHostsOwnParserTakes(String pid) throws Exception {
        Document metatype = BuiltBundle.metatype(pid);

        for (Element element : BuiltBundle.elements(metatype, "*")) {
            boolean root = element == metatype.getDocumentElement();
            assertTrue(root || !element.getTagName().contains(":"), "prefix on " + element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                assertFalse(element.getAttributes().item(i).getNodeValue().contains("%"), "text is not translated");
            }
        }
        for (Element attribute : BuiltBundle.elements(metatype, "AD")) {
            assertTrue(
                    Set.of("String", "Integer", "Boolean", "Password").contains(attribute.getAttribute("type")),
                    attribute.getAttribute("id"));
            assertEquals("", attribute.getAttribute("cardinality"));
        }
    }

    @Test
    void metatype_ofSync_isThatOfTheReadme() throws Exception {
        Map<String, String> types = new TreeMap<>();
        for (Element attribute : BuiltBundle.elements(BuiltBundle.metatype(SYNC), "AD")) {
            types.put(
                    attribute.getAttribute("id"),
                    attribute.getAttribute("type") + "=" + attribute.getAttribute("default"));
        }

        assertEquals(
                new TreeMap<>(Map.ofEntries(
                        Map.entry("enabled", "Boolean=true"),
                        Map.entry("desired.state", "String="),
                        Map.entry("desired.directory", "String="),
                        Map.entry("desired.directory.interval.s", "Integer=10"),
                        Map.entry("desired.url", "String="),
                        Map.entry("desired.url.poll.interval.s", "Integer=60"),
                        Map.entry("desired.url.username", "String="),
                        Map.entry("desired.url.password", "Password="),
                        Map.entry("desired.url.bearer.token", "Password="),
                        Map.entry("connect.timeout.s", "Integer=10"),
                        Map.entry("read.timeout.s", "Integer=30"),
                        Map.entry("max.artifact.mib", "Integer=512"),
                        Map.entry("transfer.least.bytes.per.s", "Integer=256"),
                        Map.entry("transfer.bandwidth.kib.per.s", "Integer=0"),
                        Map.entry("transfer.parallel", "Integer=2"),
                        Map.entry("transfer.windows", "String="),
                        Map.entry("transfer.windows.zone", "String="),
                        Map.entry("proxy.host", "String="),
                        Map.entry("proxy.port", "Integer=0"),
                        Map.entry("proxy.username", "String="),
                        Map.entry("report.url", "String="),
                        Map.entry("report.file", "String="),
                        Map.entry("report.at.most.every.s", "Integer=5"),
                        Map.entry("proxy.password", "Password="))),
                types);
    }

    @Test
    void metatype_desiredState_isATextArea() throws Exception {
        Element desired = BuiltBundle.elements(BuiltBundle.metatype(SYNC), "AD").stream()
                .filter(attribute -> attribute.getAttribute("id").equals("desired.state"))
                .findFirst()
                .orElseThrow();

        assertTrue(desired.getAttribute("description").endsWith("|TextArea"));
        assertEquals("false", desired.getAttribute("required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SYNC, STORE, INFERENCE, TWIN})
    void component_configurable_startsWithItsConfigurationAndIsNotRecreated(String pid) throws Exception {
        Document component = BuiltBundle.component(pid);

        Element root = component.getDocumentElement();
        assertEquals(pid, root.getAttribute("name"));
        assertEquals("require", root.getAttribute("configuration-policy"));
        assertEquals("true", root.getAttribute("immediate"));
        assertEquals("modified", root.getAttribute("modified"));
        assertEquals(
                List.of("org.eclipse.kura.configuration.ConfigurableComponent"),
                BuiltBundle.elements(component, "provide").stream()
                        .map(provide -> provide.getAttribute("interface"))
                        .toList());
        assertTrue(
                BuiltBundle.elements(component, "property").stream()
                        .noneMatch(property -> property.getAttribute("name").startsWith("kura.ui")),
                "the presence of a hide property hides the component");
    }

    @Test
    void metatype_ofTheTwin_isThatOfTheReadme() throws Exception {
        Map<String, String> defaults = new TreeMap<>();
        for (Element attribute : BuiltBundle.elements(BuiltBundle.metatype(TWIN), "AD")) {
            defaults.put(attribute.getAttribute("id"), attribute.getAttribute("default"));
        }

        assertEquals(
                new TreeMap<>(Map.of(
                        "enabled", "true",
                        "CloudSubscriber.target", "(kura.service.pid=changeme)",
                        "CloudPublisher.target", "(kura.service.pid=changeme)",
                        "dialect", "modelwire",
                        "thing.name", "",
                        "shadow.name", "modelwire")),
                defaults);
    }

    @Test
    void component_twin_referencesAreNamedAsTheConsoleLooksForThemAndNoneIsNeeded() throws Exception {
        Map<String, String> references = new TreeMap<>();
        for (Element reference : BuiltBundle.elements(BuiltBundle.component(TWIN), "reference")) {
            references.put(
                    reference.getAttribute("name"),
                    reference.getAttribute("cardinality") + " " + reference.getAttribute("policy"));
        }
        assertEquals(
                Map.of(
                        "CloudPublisher", "0..n dynamic",
                        "CloudSubscriber", "0..n dynamic",
                        "ModelSyncService", "0..1 dynamic"),
                references);
    }

    @Test
    void component_requestHandler_needsNothingToAnswer() throws Exception {
        Document component = BuiltBundle.component("dev.modelwire.kura.RequestHandler");

        Element root = component.getDocumentElement();
        assertEquals("true", root.getAttribute("immediate"));
        assertFalse(root.hasAttribute("configuration-policy"));
        Map<String, String> references = new TreeMap<>();
        for (Element reference : BuiltBundle.elements(component, "reference")) {
            references.put(
                    reference.getAttribute("name"),
                    reference.getAttribute("cardinality") + " " + reference.getAttribute("policy"));
        }
        assertEquals(
                Map.of(
                        "ModelSyncService", "0..1 dynamic",
                        "PackageReport", "0..1 dynamic",
                        "RequestHandlerRegistry", "0..n dynamic"),
                references);
    }

    @Test
    void component_inferenceEngine_isThereForTheAiComponentWithoutConfigurationOrModels() throws Exception {
        Document component = BuiltBundle.component("dev.modelwire.kura.InferenceEngine");

        assertFalse(component.getDocumentElement().hasAttribute("configuration-policy"));
        Element provide = BuiltBundle.elements(component, "provide").get(0);
        assertEquals("org.eclipse.kura.ai.inference.InferenceEngineService", provide.getAttribute("interface"));
        Element property = BuiltBundle.elements(component, "property").get(0);
        assertEquals("kura.service.pid", property.getAttribute("name"));
        assertEquals("dev.modelwire.kura.InferenceEngine", property.getAttribute("value"));
        Element reference = BuiltBundle.elements(component, "reference").get(0);
        assertEquals("0..1", reference.getAttribute("cardinality"));
        assertEquals("dynamic", reference.getAttribute("policy"));
        assertEquals("greedy", reference.getAttribute("policy-option"));
        assertTrue(BuiltBundle.header("Import-Package")
                .contains("org.eclipse.kura.ai.inference;version=\"[1.0,1.2)\";resolution:=optional"));
    }

    @Test
    void component_hostSecurity_usesTheGatewaysOwnSslService() throws Exception {
        Element reference = BuiltBundle.elements(BuiltBundle.component("dev.modelwire.kura.HostSecurity"), "reference")
                .get(0);

        assertEquals("SslManagerService", reference.getAttribute("name"));
        assertEquals("(kura.service.pid=org.eclipse.kura.ssl.SslManagerService)", reference.getAttribute("target"));
    }

    @Test
    void manifest_importsOnlyWhatAGatewayHas() throws Exception {
        assertEquals(
                new TreeMap<>(Map.ofEntries(
                        Map.entry("org.slf4j", "[1.7,3)"),
                        Map.entry("com.google.gson", "[2.8,3)"),
                        Map.entry("dev.modelwire.api.desired", "[1.0,2)"),
                        Map.entry("dev.modelwire.api.inference", "[1.5,2)"),
                        Map.entry("dev.modelwire.api.model", "[1.0,2)"),
                        Map.entry("dev.modelwire.api.reported", "[1.1,2)"),
                        Map.entry("dev.modelwire.api.store", "[1.0,1.1)"),
                        Map.entry("dev.modelwire.api.transport", "[1.0,1.1)"),
                        Map.entry("javax.net.ssl", ""),
                        Map.entry("org.eclipse.kura", "[1.6,2)"),
                        Map.entry("org.eclipse.kura.ai.inference", "[1.0,1.2)"),
                        Map.entry("org.eclipse.kura.cloudconnection.listener", "[1.0,2)"),
                        Map.entry("org.eclipse.kura.cloudconnection.message", "[1.0,2)"),
                        Map.entry("org.eclipse.kura.cloudconnection.publisher", "[1.0,2)"),
                        Map.entry("org.eclipse.kura.cloudconnection.request", "[1.0,2)"),
                        Map.entry("org.eclipse.kura.cloudconnection.subscriber", "[1.0,2)"),
                        Map.entry("org.eclipse.kura.cloudconnection.subscriber.listener", "[1.0,2)"),
                        Map.entry("org.eclipse.kura.configuration", "[1.1,2)"),
                        Map.entry("org.eclipse.kura.crypto", "[1.3,2)"),
                        Map.entry("org.eclipse.kura.message", "[1.4,2)"),
                        Map.entry("org.eclipse.kura.ssl", "[2.0,3)"),
                        Map.entry("org.eclipse.kura.system", "[1.5,2)"),
                        Map.entry("org.osgi.framework", "[1.9,2)"))),
                new TreeMap<>(BuiltBundle.imports()));
    }

    @Test
    void manifest_requirements_areMetByAGateway() throws Exception {
        assertEquals("dev.modelwire.kura", BuiltBundle.header("Bundle-SymbolicName"));
        assertNull(BuiltBundle.header("Export-Package"));
        String required = BuiltBundle.header("Require-Capability");
        assertTrue(required.contains("(&(osgi.extender=osgi.component)(version>=1.4.0)(!(version>=2.0.0)))"), required);
        assertTrue(required.contains("(&(osgi.ee=JavaSE)(version=17))"), required);
    }
}
