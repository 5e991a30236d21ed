package dev.modelwire.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Felix Deployment Admin 0.9.5 demands of a deployment package. */
class PackageFormatIT {

    private static final String ALL = "dev.modelwire.deployment.Packages#all";

    @ParameterizedTest
    @MethodSource(ALL)
    void entries_first_isTheManifest(PackageFile file) {
        assertEquals("META-INF/MANIFEST.MF", file.entries().get(0));
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void entries_all_areFilesOfPlainNames(PackageFile file) {
        List<String> refused = file.entries().stream()
                .filter(entry -> !entry.matches("[A-Za-z0-9._/-]*[A-Za-z0-9._-]"))
                .toList();

        assertEquals(List.of(), refused, "no directory entries, and names of A-Z a-z 0-9 . _ / - only");
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void sections_all_areTheEntriesInTheirOrder(PackageFile file) {
        assertEquals(file.entries().subList(1, file.entries().size()), file.sections());
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void sections_all_nameTheBundlesOwnNameAndVersion(PackageFile file) {
        file.bundlesByEntry().forEach((entry, bundle) -> {
            Attributes section = file.manifest().getAttributes(entry);
            assertEquals(bundle.symbolicName(), section.getValue("Bundle-SymbolicName"));
            assertEquals(bundle.version(), section.getValue("Bundle-Version"));
        });
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void sections_all_haveNoOtherHeader(PackageFile file) {
        Set<String> headers = file.manifest().getEntries().values().stream()
                .flatMap(section -> section.keySet().stream())
                .map(Object::toString)
                .collect(Collectors.toSet());

        assertEquals(Set.of("Bundle-SymbolicName", "Bundle-Version"), headers, "Kura has no resource processor");
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void headers_main_nameTheFeatureAndItsVersion(PackageFile file) {
        assertEquals("1.0", file.header("Manifest-Version"));
        assertEquals(
                file.toString(),
                file.header("DeploymentPackage-SymbolicName") + "_" + file.header("DeploymentPackage-Version") + ".dp");
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void versions_all_areReleasesOfPlainCharacters(PackageFile file) {
        file.bundles().forEach(bundle -> {
            assertTrue(bundle.version().matches("\\d+\\.\\d+\\.\\d+(\\.[A-Za-z0-9_-]+)?"), bundle.version());
            assertFalse(bundle.version().contains("SNAPSHOT"), bundle.version());
        });
        assertFalse(file.toString().contains("SNAPSHOT"));
    }

    /** Of the packages for two processors a gateway takes one: the Engine SPI lies in each of them. */
    @ParameterizedTest
    @EnumSource(
            value = Architecture.class,
            names = {"X86_64", "AARCH64"})
    void bundles_all_areInOnePackageOnly(Architecture architecture) throws IOException {
        Map<String, Integer> owners = new TreeMap<>();
        for (String name : Feature.NAMES) {
            if (Set.of(Architecture.ANY, architecture)
                    .contains(Feature.load(name).rules().architecture())) {
                Packages.of(name).bundles().forEach(bundle -> owners.merge(bundle.symbolicName(), 1, Integer::sum));
            }
        }

        assertEquals(Set.of(1), Set.copyOf(owners.values()), owners::toString);
    }

    @Test
    void bundles_natives_lieInTheEnginesPackagesAlone() {
        Set<String> owners = Packages.all()
                .filter(file -> file.bundles().stream()
                        .flatMap(bundle -> bundle.files().keySet().stream())
                        .anyMatch(path -> path.endsWith(".so")))
                .map(file -> file.header("DeploymentPackage-SymbolicName"))
                .collect(Collectors.toSet());

        assertEquals(
                Set.of(
                        "modelwire-engines-x86_64",
                        "modelwire-engines-aarch64",
                        "modelwire-onnx-x86_64",
                        "modelwire-onnx-aarch64"),
                owners);
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void bundles_natives_areOfThePackagesProcessorAlone(PackageFile file) {
        String name = file.header("DeploymentPackage-SymbolicName");
        Map<Boolean, List<String>> natives = file.bundles().stream()
                .flatMap(bundle -> bundle.files().entrySet().stream())
                .filter(entry -> entry.getKey().endsWith(".so"))
                .collect(Collectors.partitioningBy(
                        entry -> machine(entry.getValue()) == (name.endsWith("x86_64") ? 62 : 183),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));

        assertEquals(List.of(), natives.get(false), "libraries of another processor");
        assertEquals(name.matches(".*_64|.*64"), !natives.get(true).isEmpty());
    }

    /** {@code e_machine} of an ELF file: 62 is x86-64, 183 is AArch64. */
    private static int machine(byte[] elf) {
        return elf[18] + (elf[19] << 8) & 0xff;
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void size_ofEveryPackage_isWithinItsLimit(PackageFile file) throws IOException {
        Feature feature = Feature.load(file.header("DeploymentPackage-SymbolicName"));
        long engines = feature.bundles().stream()
                .filter(bundle -> bundle.id().artifact().matches("dev\\.modelwire\\.engine\\.(?!api).*"))
                .count();
        long limit =
                engines == 0 ? 2_000_000 : feature.symbolicName().contains("onnx") ? 12_000_000 : engines * 6_000_000;

        assertEquals(limit, feature.rules().maxBytes());
        assertTrue(Files.size(file.file()) <= limit, () -> file + " is larger than " + limit);
    }
}
