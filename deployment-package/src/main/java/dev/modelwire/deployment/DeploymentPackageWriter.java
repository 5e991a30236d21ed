package dev.modelwire.deployment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a deployment package as Felix Deployment Admin 0.9.5 wants it: manifest first, a section for every entry with
 * the bundle's very own name and version, no directory entries, plain entry names. The same input gives the same bytes.
 */
final class DeploymentPackageWriter {

    private static final Pattern ENTRY_NAME = Pattern.compile("[A-Za-z0-9._/-]+");

    private final Path bundles;
    private final Instant timestamp;

    DeploymentPackageWriter(Path bundles, Instant timestamp) {
        this.bundles = bundles;
        this.timestamp = timestamp;
    }

    /** Writes the package of this feature into that directory and returns its file. */
    Path write(Feature feature, Path directory) throws IOException {
        Map<String, Path> entries = new LinkedHashMap<>();
        ManifestText manifest = new ManifestText()
                .header("Manifest-Version", "1.0")
                .header("DeploymentPackage-SymbolicName", feature.symbolicName())
                .header("DeploymentPackage-Version", feature.version())
                .header("DeploymentPackage-Name", feature.title())
                .header("DeploymentPackage-Description", feature.description())
                .header("DeploymentPackage-Vendor", "Modelwire")
                .header("DeploymentPackage-License", "EPL-2.0")
                .endSection();
        for (Feature.Coordinates bundle : feature.bundles()) {
            Path jar = bundles.resolve(bundle.jarName());
            Attributes headers = headers(jar);
            String symbolicName = required(headers, "Bundle-SymbolicName", jar);
            String version = required(headers, "Bundle-Version", jar);
            String entry = symbolicName + "_" + version + ".jar";
            if (!ENTRY_NAME.matcher(entry).matches()) {
                throw new IOException("entry name [" + entry + "] must be of A-Z a-z 0-9 . _ / - only");
            }
            entries.put(entry, jar);
            manifest.header("Name", entry)
                    .header("Bundle-SymbolicName", symbolicName)
                    .header("Bundle-Version", version)
                    .endSection();
        }
        Path file = directory.resolve(feature.symbolicName() + "_" + feature.version() + ".dp");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            begin(zip, JarFile.MANIFEST_NAME);
            zip.write(manifest.bytes());
            for (Map.Entry<String, Path> entry : entries.entrySet()) {
                begin(zip, entry.getKey());
                Files.copy(entry.getValue(), zip);
            }
        }
        return file;
    }

    private void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(timestamp.atOffset(ZoneOffset.UTC).toLocalDateTime());
        zip.putNextEntry(entry);
    }

    private static Attributes headers(Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException("bundle [" + jar.getFileName() + "] of the feature is not among the built bundles; "
                    + "add it to the dependencies of deployment-package");
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            if (manifest == null) {
                throw new IOException("bundle [" + jar.getFileName() + "] has no manifest: it is no bundle");
            }
            return manifest.getMainAttributes();
        }
    }

    private static String required(Attributes headers, String name, Path jar) throws IOException {
        String value = headers.getValue(name);
        if (value == null) {
            throw new IOException("bundle [" + jar.getFileName() + "] has no header " + name);
        }
        int directive = value.indexOf(';');
        return directive < 0 ? value : value.substring(0, directive);
    }
}
