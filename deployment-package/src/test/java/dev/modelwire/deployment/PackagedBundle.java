package dev.modelwire.deployment;

import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Domain;
import aQute.bnd.osgi.resource.ResourceBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/**
 * A bundle inside a deployment package.
 *
 * @param entry its name there
 * @param domain its manifest
 * @param files all its files; those of a jar inside it as {@code lib/x.jar!/path}
 */
record PackagedBundle(String entry, Domain domain, Map<String, byte[]> files) {

    static PackagedBundle read(String entry, byte[] jar) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        unpack("", jar, files);
        byte[] manifest = files.getOrDefault("META-INF/MANIFEST.MF", new byte[0]);
        return new PackagedBundle(entry, Domain.domain(new Manifest(new ByteArrayInputStream(manifest))), files);
    }

    private static void unpack(String prefix, byte[] jar, Map<String, byte[]> files) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                if (file.isDirectory()) {
                    continue;
                }
                byte[] bytes = zip.readAllBytes();
                files.put(prefix + file.getName(), bytes);
                if (file.getName().endsWith(".jar")) {
                    unpack(prefix + file.getName() + "!/", bytes, files);
                }
            }
        }
    }

    String symbolicName() {
        return domain.getBundleSymbolicName().getKey();
    }

    String version() {
        return domain.getBundleVersion();
    }

    /** Class files by the path that a class loader would ask for, wherever in the bundle they lie. */
    Stream<Map.Entry<String, byte[]>> classes() {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".class"))
                .map(file -> Map.entry(file.getKey().substring(file.getKey().lastIndexOf("!/") + 1), file.getValue()))
                .map(file -> Map.entry(file.getKey().replaceFirst("^/", ""), file.getValue()));
    }

    Parameters header(String name) {
        return domain.getParameters(name);
    }

    Resource resource() {
        ResourceBuilder builder = new ResourceBuilder();
        builder.addManifest(domain);
        return builder.build();
    }

    List<Requirement> requirements(String namespace) {
        return resource().getRequirements(namespace);
    }

    List<ComponentXml> components() {
        return header("Service-Component").keySet().stream()
                .map(path -> ComponentXml.read(this, path))
                .toList();
    }

    @Override
    public String toString() {
        return domain.getBundleSymbolicName() == null ? entry : symbolicName();
    }
}
