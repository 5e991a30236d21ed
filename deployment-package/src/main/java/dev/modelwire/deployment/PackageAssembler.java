package dev.modelwire.deployment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Takes the built bundles, gives them their qualifier and leaves the native code of other processors out. */
final class PackageAssembler {

    private static final Pattern VERSION = Pattern.compile("(?m)^Bundle-Version: [^\r\n]*");

    private final Path bundles;
    private final Instant timestamp;
    private final Qualifiers qualifiers;

    PackageAssembler(Path bundles, Instant timestamp, Qualifiers qualifiers) {
        this.bundles = bundles;
        this.timestamp = timestamp;
        this.qualifiers = qualifiers;
    }

    PackageContent assemble(Feature feature) throws IOException {
        List<BundleJar> jars = new ArrayList<>();
        Instant newest = qualifiers.ofFeature(feature.symbolicName());
        for (Feature.Bundle bundle : feature.bundles()) {
            Instant changed = qualifiers.ofBundle(bundle);
            jars.add(read(bundle, feature.rules().architecture(), Qualifiers.text(changed)));
            newest = changed.isAfter(newest) ? changed : newest;
        }
        return new PackageContent(feature, feature.version() + "." + Qualifiers.text(newest), jars);
    }

    private BundleJar read(Feature.Bundle bundle, Architecture architecture, String qualifier) throws IOException {
        Path jar = bundles.resolve(bundle.id().jarName());
        Attributes headers = headers(jar);
        String version = required(headers, "Bundle-Version", jar) + "." + qualifier;
        return new BundleJar(
                required(headers, "Bundle-SymbolicName", jar), version, copy(jar, architecture, version), bundle);
    }

    private byte[] copy(Path jar, Architecture architecture, String version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(9);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (architecture.isForeign("/" + entry.getName())) {
                    continue;
                }
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(timestamp.atOffset(ZoneOffset.UTC).toLocalDateTime());
                out.putNextEntry(copy);
                byte[] content = in.readAllBytes();
                out.write(entry.getName().equals(JarFile.MANIFEST_NAME) ? withVersion(content, version) : content);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] withVersion(byte[] manifest, String version) {
        String text = new String(manifest, StandardCharsets.UTF_8);
        return VERSION.matcher(text)
                .replaceFirst(Matcher.quoteReplacement("Bundle-Version: " + version))
                .getBytes(StandardCharsets.UTF_8);
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
