package dev.modelwire.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageAssemblerTest {

    private static final Instant EARLY = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant LATE = Instant.parse("2027-01-02T03:04:05Z");

    @TempDir
    Path bundles;

    @ParameterizedTest
    @CsvSource({
        "ANY, a.class org/linux-x86_64/x.so org/linux-arm64/x.so ai/linux-x64/y.so ai/linux-aarch64/y.so",
        "X86_64, a.class org/linux-x86_64/x.so ai/linux-x64/y.so",
        "AARCH64, a.class org/linux-arm64/x.so ai/linux-aarch64/y.so"
    })
    void assemble_forAProcessor_leavesOthersNativeCodeOut(Architecture architecture, String kept) throws IOException {
        bundle("a");

        PackageContent content = assembler(Qualifiers.fixed(EARLY)).assemble(feature(architecture, "a"));

        assertEquals(List.of(kept.split(" ")), entries(content.bundles().get(0).jar()));
    }

    @Test
    void assemble_bundles_haveTheirOwnQualifierAndThePackageTheNewest() throws IOException {
        bundle("a");
        bundle("b");

        PackageContent content = assembler(changedAt(LATE, EARLY)).assemble(feature(Architecture.ANY, "a", "b"));

        assertEquals(
                List.of("a_1.2.3.v20260102030405.jar", "b_1.2.3.v20270102030405.jar"),
                content.bundles().stream().map(BundleJar::fileName).toList());
        assertEquals("f_1.0.0.v20270102030405", content.fileName());
    }

    @Test
    void assemble_featureChangedAfterItsBundles_raisesThePackageAlone() throws IOException {
        bundle("a");

        PackageContent content = assembler(changedAt(EARLY, LATE)).assemble(feature(Architecture.ANY, "a"));

        assertEquals("f_1.0.0.v20270102030405", content.fileName());
        assertEquals("1.2.3.v20260102030405", content.bundles().get(0).version());
    }

    @Test
    void assemble_manifest_saysTheVersionOfThePackage() throws IOException {
        bundle("a");

        PackageContent content = assembler(Qualifiers.fixed(EARLY)).assemble(feature(Architecture.ANY, "a"));

        byte[] jar = content.bundles().get(0).jar();
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            assertEquals(
                    "1.2.3.v20260102030405",
                    in.getManifest().getMainAttributes().getValue("Bundle-Version"));
        }
    }

    /** Bundle {@code a} early and all others late, or the other way round. */
    private static Qualifiers changedAt(Instant others, Instant feature) {
        return new Qualifiers() {
            @Override
            public Instant ofBundle(Feature.Bundle bundle) {
                return bundle.id().artifact().equals("a") ? EARLY : others;
            }

            @Override
            public Instant ofFeature(String name) {
                return feature;
            }
        };
    }

    private PackageAssembler assembler(Qualifiers qualifiers) {
        return new PackageAssembler(bundles, EARLY, qualifiers);
    }

    private static Feature feature(Architecture architecture, String... artifacts) {
        List<Feature.Bundle> content = new ArrayList<>();
        for (String artifact : artifacts) {
            content.add(new Feature.Bundle(Feature.Coordinates.of("g:" + artifact + ":1.0.0"), List.of(), List.of()));
        }
        return new Feature("f", "1.0.0", "F", "A feature", new Feature.Rules(architecture, 1_000, "f", ""), content);
    }

    private void bundle(String artifact) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", artifact);
        manifest.getMainAttributes().putValue("Bundle-Version", "1.2.3");
        try (JarOutputStream jar =
                new JarOutputStream(Files.newOutputStream(bundles.resolve(artifact + "-1.0.0.jar")), manifest)) {
            for (String name : List.of(
                    "a.class",
                    "org/linux-x86_64/x.so",
                    "org/linux-arm64/x.so",
                    "ai/linux-x64/y.so",
                    "ai/linux-aarch64/y.so")) {
                jar.putNextEntry(new ZipEntry(name));
            }
        }
    }

    private static List<String> entries(byte[] jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        names.remove("META-INF/MANIFEST.MF");
        return names;
    }
}
