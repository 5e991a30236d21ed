package dev.modelwire.deployment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentPackageWriterTest {

    private static final Instant TIMESTAMP = Instant.parse("2026-11-22T00:00:00Z");

    private static final Instant CHANGED = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path bundles;

    @TempDir
    Path target;

    private Writer writer;

    @BeforeEach
    void setUp() {
        writer = writer(TIMESTAMP);
    }

    @Test
    void write_twoBundles_keepsTheFeaturesOrderAfterTheManifest() throws IOException {
        bundle("z", "z", "1.0.0");
        bundle("a", "a", "1.0.0");

        assertEquals(
                List.of("META-INF/MANIFEST.MF", "z_1.0.0.v20260102030405.jar", "a_1.0.0.v20260102030405.jar"),
                entries(writer.write(feature("z", "a"), target)));
    }

    @Test
    void write_symbolicNameWithDirectives_isWrittenWithoutThem() throws IOException {
        bundle("a", "a.b;singleton:=true", "1.2.3");

        assertEquals(
                "a.b",
                section(writer.write(feature("a"), target), "a.b_1.2.3.v20260102030405.jar", "Bundle-SymbolicName"));
    }

    @Test
    void write_bundleVersion_isTheManifestsAndNotTheFeatures() throws IOException {
        bundle("a", "a", "7.8.9");

        assertEquals(
                "7.8.9.v20260102030405",
                section(writer.write(feature("a"), target), "a_7.8.9.v20260102030405.jar", "Bundle-Version"));
    }

    @Test
    void write_versionWithPlus_isRefusedWithTheEntryName() throws IOException {
        bundle("a", "a", "1.0.0+b");

        refused(feature("a"), "entry name [a_1.0.0+b.v20260102030405.jar] must be of A-Z a-z 0-9 . _ / - only");
    }

    @Test
    void write_bundleNotBuilt_isRefusedWithItsRemedy() {
        refused(
                feature("a"),
                "bundle [a-1.0.0.jar] of the feature is not among the built bundles; "
                        + "add it to the dependencies of deployment-package");
    }

    @Test
    void write_jarThatIsNoBundle_isRefusedWithTheMissingHeader() throws IOException {
        bundle("a", null, "1.0.0");

        refused(feature("a"), "bundle [a-1.0.0.jar] has no header Bundle-SymbolicName");
    }

    @Test
    void write_bundleWithoutVersion_isRefusedWithTheMissingHeader() throws IOException {
        bundle("a", "a", null);

        refused(feature("a"), "bundle [a-1.0.0.jar] has no header Bundle-Version");
    }

    @Test
    void write_jarWithoutManifest_isRefusedAsNoBundle() throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(bundles.resolve("a-1.0.0.jar")))) {
            jar.putNextEntry(new ZipEntry("x"));
        }
        refused(feature("a"), "bundle [a-1.0.0.jar] has no manifest: it is no bundle");
    }

    @Test
    void write_refused_leavesNoFile() throws IOException {
        bundle("a", null, "1.0.0");
        assertThrows(IOException.class, () -> writer.write(feature("a"), target));

        try (Stream<Path> files = Files.list(target)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void write_inAnotherTimeZone_givesTheSameBytes() throws IOException {
        bundle("a", "a", "1.0.0");
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            byte[] east = Files.readAllBytes(writer.write(feature("a"), target));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Pago_Pago"));
            assertArrayEquals(east, Files.readAllBytes(writer.write(feature("a"), target)));
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void write_otherTimestamp_givesOtherBytes() throws IOException {
        bundle("a", "a", "1.0.0");
        byte[] first = Files.readAllBytes(writer.write(feature("a"), target));
        Writer later = writer(TIMESTAMP.plusSeconds(86_400));

        assertFalse(Arrays.equals(first, Files.readAllBytes(later.write(feature("a"), target))));
    }

    private void refused(Feature feature, String message) {
        assertEquals(
                message,
                assertThrows(IOException.class, () -> writer.write(feature, target))
                        .getMessage());
    }

    private static Feature feature(String... artifacts) {
        return new Feature(
                "f",
                "1.0.0",
                "F",
                "A feature",
                new Feature.Rules(Architecture.ANY, 1_000, "f", ""),
                Stream.of(artifacts)
                        .map(artifact -> new Feature.Bundle(
                                Feature.Coordinates.of("g:" + artifact + ":1.0.0"), List.of(), List.of()))
                        .toList());
    }

    /** Assembles and writes. */
    @FunctionalInterface
    private interface Writer {
        Path write(Feature feature, Path directory) throws IOException;
    }

    private Writer writer(Instant timestamp) {
        PackageAssembler assembler = new PackageAssembler(bundles, timestamp, Qualifiers.fixed(CHANGED));
        return (feature, directory) ->
                new DeploymentPackageWriter(timestamp).write(assembler.assemble(feature), directory);
    }

    private void bundle(String artifact, String symbolicName, String version) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.putValue("Manifest-Version", "1.0");
        if (symbolicName != null) {
            headers.putValue("Bundle-SymbolicName", symbolicName);
        }
        if (version != null) {
            headers.putValue("Bundle-Version", version);
        }
        try (OutputStream out = Files.newOutputStream(bundles.resolve(artifact + "-1.0.0.jar"));
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new ZipEntry("x"));
        }
    }

    private static List<String> entries(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    private static String section(Path file, String entry, String header) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Manifest manifest = new Manifest(zip.getInputStream(zip.getEntry("META-INF/MANIFEST.MF")));
            assertTrue(manifest.getEntries().containsKey(entry), manifest.getEntries()::toString);
            return manifest.getAttributes(entry).getValue(header);
        }
    }
}
