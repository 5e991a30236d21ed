package dev.modelwire.deployment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a deployment package as Felix Deployment Admin 0.9.5 wants it: manifest first, a section for every entry with
 * the bundle's very own name and version, no directory entries, plain entry names. The same input gives the same bytes.
 */
final class DeploymentPackageWriter {

    private static final Pattern ENTRY_NAME = Pattern.compile("[A-Za-z0-9._/-]+");

    private final Instant timestamp;

    DeploymentPackageWriter(Instant timestamp) {
        this.timestamp = timestamp;
    }

    /** Writes the package into that directory and returns its file. */
    Path write(PackageContent content, Path directory) throws IOException {
        Feature feature = content.feature();
        ManifestText manifest = new ManifestText()
                .header("Manifest-Version", "1.0")
                .header("DeploymentPackage-SymbolicName", feature.symbolicName())
                .header("DeploymentPackage-Version", content.version())
                .header("DeploymentPackage-Name", feature.title())
                .header("DeploymentPackage-Description", feature.description())
                .header("DeploymentPackage-Vendor", "Modelwire")
                .header("DeploymentPackage-License", "EPL-2.0")
                .endSection();
        for (BundleJar bundle : content.bundles()) {
            if (!ENTRY_NAME.matcher(bundle.fileName()).matches()) {
                throw new IOException("entry name [" + bundle.fileName() + "] must be of A-Z a-z 0-9 . _ / - only");
            }
            manifest.header("Name", bundle.fileName())
                    .header("Bundle-SymbolicName", bundle.symbolicName())
                    .header("Bundle-Version", bundle.version())
                    .endSection();
        }
        Path file = directory.resolve(content.fileName() + ".dp");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            begin(zip, JarFile.MANIFEST_NAME);
            zip.write(manifest.bytes());
            for (BundleJar bundle : content.bundles()) {
                begin(zip, bundle.fileName());
                zip.write(bundle.jar());
            }
        }
        return file;
    }

    private void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(timestamp.atOffset(ZoneOffset.UTC).toLocalDateTime());
        zip.putNextEntry(entry);
    }
}
