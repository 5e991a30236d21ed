package dev.modelwire.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must never reach a gateway, looked for in every class of every bundle and of every jar inside one. */
class PackageContentIT {

    private static final String BUNDLES = "dev.modelwire.deployment.Packages#bundles";
    private static final int JAVA_17 = 61;

    @ParameterizedTest
    @ValueSource(strings = {"kura.api", "gateway", "testkit", "demo", "cli", "itest"})
    void bundles_ofTheWorkbench_areNotPackaged(String name) {
        assertFalse(Packages.bundles().anyMatch(bundle -> bundle.symbolicName().equals("dev.modelwire." + name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/eclipse/kura/",
                "dev/modelwire/gateway/",
                "dev/modelwire/testkit/",
                "dev/modelwire/demo/",
                "dev/modelwire/cli/",
                "dev/modelwire/itest/"
            })
    void classes_ofTheHostOrTheWorkbench_areNotPackaged(String prefix) {
        List<String> found = Packages.bundles()
                .flatMap(PackagedBundle::classes)
                .map(Map.Entry::getKey)
                .filter(path ->
                        path.replaceFirst("^META-INF/versions/\\d+/", "").startsWith(prefix))
                .toList();

        assertEquals(List.of(), found);
    }

    @Test
    void classes_ofTheProduct_areFound() {
        List<String> empty = Packages.bundles()
                .filter(bundle -> bundle.classes().noneMatch(file -> file.getKey()
                        .startsWith(bundle.symbolicName().replace('.', '/') + "/")))
                .map(PackagedBundle::symbolicName)
                .toList();

        assertEquals(List.of(), empty, "every bundle has classes in the package that it is named after");
    }

    @ParameterizedTest
    @MethodSource(BUNDLES)
    void classes_all_areOfJava17OrEarlier(PackagedBundle bundle) {
        List<String> later = bundle.classes()
                .filter(file -> file.getValue()[7] > JAVA_17)
                .map(Map.Entry::getKey)
                .toList();

        assertEquals(List.of(), later);
    }

    @ParameterizedTest
    @MethodSource(BUNDLES)
    void exports_onlyOfTheTwoApis(PackagedBundle bundle) {
        Set<String> apis = Set.of("dev.modelwire.api", "dev.modelwire.engine.api");

        assertEquals(
                apis.contains(bundle.symbolicName()),
                !bundle.header("Export-Package").isEmpty());
    }

    @ParameterizedTest
    @MethodSource(BUNDLES)
    void exports_all_areNotOfInternalPackages(PackagedBundle bundle) {
        assertFalse(
                bundle.header("Export-Package").keySet().stream().anyMatch(name -> name.contains(".internal")),
                () -> bundle.header("Export-Package").toString());
    }
}
