package dev.modelwire.gateway.boot;

import dev.modelwire.gateway.probe.Probe;
import dev.modelwire.gateway.probe.SilentReceiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Packs bundles and deployment packages with the probe classes and hand-written descriptions. */
final class ProbeBundle {

    static final String PROBE = "test.Probe";
    static final String MISSHAPEN = "test.Misshapen";

    private static final String METATYPE = """
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.4.0">
              <OCD id="%1$s" name="%1$s">
                <AD id="limit" type="Integer" default="7"/>
                <AD id="token" type="Password" default="" required="false"/>
                <AD id="document" type="String" default="{&quot;a&quot;:1\\,&quot;b&quot;:2}"/>
              </OCD>
              <Designate %2$s="%1$s"><Object ocdref="%1$s"/></Designate>
            </metatype:MetaData>
            """;
    private static final String PROBE_XML = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="test.Probe" immediate="true"
                configuration-policy="require" activate="activate" modified="modified">
              <implementation class="dev.modelwire.gateway.probe.Probe"/>
              <property name="limit" type="Integer" value="7"/>
              <service>
                <provide interface="org.eclipse.kura.configuration.ConfigurableComponent"/>
                <provide interface="java.util.function.Function"/>
              </service>
              <reference name="registry" cardinality="0..n" policy="dynamic" bind="bind" unbind="unbind"
                  interface="org.eclipse.kura.cloudconnection.request.RequestHandlerRegistry"/>
            </scr:component>
            """;
    private static final String MISSHAPEN_XML = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="test.Misshapen" immediate="true"
                configuration-policy="require">
              <implementation class="dev.modelwire.gateway.probe.SilentReceiver"/>
              <property name="input.cardinality.minimum" type="Integer" value="1"/>
              <property name="input.cardinality.maximum" type="Integer" value="1"/>
              <property name="input.cardinality.default" type="Integer" value="1"/>
              <service>
                <provide interface="org.eclipse.kura.configuration.ConfigurableComponent"/>
                <provide interface="org.eclipse.kura.wire.WireComponent"/>
                <provide interface="org.eclipse.kura.wire.WireReceiver"/>
                <provide interface="org.osgi.service.wireadmin.Consumer"/>
              </service>
            </scr:component>
            """;
    private static final String IMPORTS = "org.eclipse.kura,org.eclipse.kura.cloudconnection.message,"
            + "org.eclipse.kura.cloudconnection.request,org.eclipse.kura.configuration,org.eclipse.kura.message,"
            + "org.eclipse.kura.wire,org.osgi.service.wireadmin";

    private ProbeBundle() {}

    /** A singleton that works. */
    static byte[] probe() {
        var content = new LinkedHashMap<String, byte[]>();
        content.put("OSGI-INF/probe.xml", bytes(PROBE_XML));
        content.put("OSGI-INF/metatype/" + PROBE + ".xml", bytes(METATYPE.formatted(PROBE, "pid")));
        addClass(content, Probe.class);
        return jar(bundle("test.probe", "OSGI-INF/probe.xml", IMPORTS), content);
    }

    /** A wire receiver that has three of the six cardinality properties. */
    static byte[] misshapen() {
        var content = new LinkedHashMap<String, byte[]>();
        content.put("OSGI-INF/misshapen.xml", bytes(MISSHAPEN_XML));
        content.put("OSGI-INF/metatype/" + MISSHAPEN + ".xml", bytes(METATYPE.formatted(MISSHAPEN, "factoryPid")));
        addClass(content, SilentReceiver.class);
        return jar(bundle("test.misshapen", "OSGI-INF/misshapen.xml", IMPORTS), content);
    }

    /** A bundle that needs a package which no gateway has. */
    static byte[] unresolvable() {
        return jar(bundle("test.unresolvable", "", "javax.servlet;version=\"[4,5)\""), Map.of());
    }

    /** A deployment package of one bundle. */
    static Path deploymentPackage(Path directory, byte[] bundle) throws IOException {
        var manifest = manifest();
        manifest.getMainAttributes().putValue("DeploymentPackage-SymbolicName", "test-package");
        manifest.getMainAttributes().putValue("DeploymentPackage-Version", "1.0.0");
        var section = new Attributes();
        section.putValue("Bundle-SymbolicName", "test.probe");
        section.putValue("Bundle-Version", "1.0.0");
        manifest.getEntries().put("test.probe_1.0.0.jar", section);
        return Files.write(directory.resolve("test.dp"), jar(manifest, Map.of("test.probe_1.0.0.jar", bundle)));
    }

    private static Manifest bundle(String name, String components, String imports) {
        var manifest = manifest();
        var main = manifest.getMainAttributes();
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Import-Package", imports);
        if (!components.isEmpty()) {
            main.putValue("Service-Component", components);
            main.putValue(
                    "Require-Capability",
                    "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.4.0)(!(version>=2.0.0)))\"");
        }
        return manifest;
    }

    private static Manifest manifest() {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        return manifest;
    }

    private static byte[] jar(Manifest manifest, Map<String, byte[]> content) {
        var out = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(out, manifest)) {
            for (var entry : content.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void addClass(Map<String, byte[]> content, Class<?> type) {
        var name = type.getName().replace('.', '/') + ".class";
        try (var in = ProbeBundle.class.getClassLoader().getResourceAsStream(name)) {
            content.put(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
