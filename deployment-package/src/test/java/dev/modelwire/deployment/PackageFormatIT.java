package dev.modelwire.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void bundles_all_areInOnePackageOnly() {
        Map<String, Long> owners =
                Packages.bundles().collect(Collectors.groupingBy(PackagedBundle::symbolicName, Collectors.counting()));

        assertEquals(Set.of(1L), Set.copyOf(owners.values()), owners::toString);
    }

    @Test
    void bundles_natives_lieInTheEnginesPackagesAlone() {
        Set<String> owners = Packages.all()
                .filter(file -> file.bundles().stream()
                        .flatMap(bundle -> bundle.files().keySet().stream())
                        .anyMatch(path -> path.endsWith(".so")))
                .map(file -> file.header("DeploymentPackage-SymbolicName"))
                .collect(Collectors.toSet());

        assertEquals(Set.of("modelwire-engines", "modelwire-engine-onnx"), owners);
    }
}
