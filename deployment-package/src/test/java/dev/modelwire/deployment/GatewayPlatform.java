package dev.modelwire.deployment;

import aQute.bnd.osgi.resource.CapReqBuilder;
import aQute.bnd.osgi.resource.ResourceUtils;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;

/**
 * What one line of Kura offers to a bundle: the capabilities of the committed table, and the packages of the JDK.
 *
 * @param line name of the line, as in the head of the table
 * @param capabilities what is there
 */
record GatewayPlatform(String line, List<Capability> capabilities) {

    private static final List<String> LINES = List.of("kura-5.6", "kura-2024-10", "kura-6");
    private static final Map<String, String> NAMESPACES = Map.of(
            "package", "osgi.wiring.package",
            "extender", "osgi.extender",
            "implementation", "osgi.implementation",
            "service", "osgi.service");

    static Stream<GatewayPlatform> all() {
        return LINES.stream().map(GatewayPlatform::of);
    }

    static GatewayPlatform of(String line) {
        int column = LINES.indexOf(line) + 2;
        return new GatewayPlatform(
                line,
                Stream.concat(
                                table().map(row -> capability(row[0], row[1], row[column])),
                                jdkPackages().map(name -> capability("package", name, "0.0.0")))
                        .toList());
    }

    boolean offers(Requirement requirement) {
        return capabilities.stream().anyMatch(capability -> ResourceUtils.matches(requirement, capability));
    }

    private static Stream<String[]> table() {
        try (InputStream in = GatewayPlatform.class.getResourceAsStream("/gateway-platform.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("table gateway-platform.tsv must be on the class path", e);
        }
    }

    private static Stream<String> jdkPackages() {
        return ModuleLayer.boot().modules().stream()
                .flatMap(module -> module.getDescriptor().exports().stream())
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source);
    }

    private static Capability capability(String kind, String name, String version) {
        String namespace = NAMESPACES.get(kind);
        try {
            CapReqBuilder builder = new CapReqBuilder(namespace);
            return kind.equals("service")
                    ? builder.addAttribute("objectClass", List.of(name)).buildSyntheticCapability()
                    : builder.addAttribute(namespace, name)
                            .addAttribute("version", org.osgi.framework.Version.parseVersion(version))
                            .buildSyntheticCapability();
        } catch (Exception e) {
            throw new IllegalStateException("row [" + kind + " " + name + "] of the table must be a capability", e);
        }
    }

    @Override
    public String toString() {
        return line;
    }
}
