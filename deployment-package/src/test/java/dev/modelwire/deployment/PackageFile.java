package dev.modelwire.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A deployment package as it lies on disk.
 *
 * @param file where
 * @param entries names in the order of the file, the manifest included
 * @param sections names of the manifest's sections in the order of its text
 * @param manifest the manifest
 * @param bundles what its jars are
 */
record PackageFile(
        Path file, List<String> entries, List<String> sections, Manifest manifest, List<PackagedBundle> bundles) {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    static PackageFile read(Path file) throws IOException {
        List<String> entries = new ArrayList<>();
        List<PackagedBundle> bundles = new ArrayList<>();
        byte[] manifest = {};
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(entry.getName());
                if (entry.getName().equals(MANIFEST)) {
                    manifest = zip.readAllBytes();
                } else if (!entry.isDirectory()) {
                    bundles.add(PackagedBundle.read(entry.getName(), zip.readAllBytes()));
                }
            }
        }
        return new PackageFile(
                file, entries, sections(manifest), new Manifest(new ByteArrayInputStream(manifest)), bundles);
    }

    String header(String name) {
        return manifest.getMainAttributes().getValue(name);
    }

    Map<String, PackagedBundle> bundlesByEntry() {
        return bundles.stream()
                .collect(java.util.stream.Collectors.toMap(PackagedBundle::entry, bundle -> bundle, (a, b) -> a));
    }

    /** The manifest class keeps no order; the order of the text is the order of installation. */
    private static List<String> sections(byte[] manifest) {
        return new String(manifest, StandardCharsets.UTF_8)
                .replace("\r\n", "\n")
                .replace("\n ", "")
                .lines()
                .filter(line -> line.startsWith("Name: "))
                .map(line -> line.substring("Name: ".length()))
                .toList();
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
