package dev.modelwire.bndrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Install, update, downgrade, uninstall, reinstall, reboot: what is up after each, as one table. */
class LifecycleIT {

    private static final String PACKAGE = "modelwire";
    private static final List<String> LOGIC = List.of(
            "dev.modelwire.evaluation",
            "dev.modelwire.inference",
            "dev.modelwire.kura",
            "dev.modelwire.store",
            "dev.modelwire.sync");

    @TempDir
    Path home;

    @TempDir
    Path raised;

    private final List<String> table = new ArrayList<>();

    @Test
    void lifecycle_ofTheLogic_isWholeAfterEveryStepAndKeepsModels() throws Exception {
        Account records;
        try (LoadedGateway loaded = LoadedGateway.install(home, 100)) {
            records = loaded.records();
            Path original = LoadedGateway.file(PACKAGE);
            assertWhole("install", loaded);

            loaded.gateway().installPackage(RaisedPackage.write(original, "v90001", raised, RaisedPackage.Change.NONE));
            assertWhole("update", loaded);

            loaded.gateway().installPackage(original);
            assertWhole("downgrade", loaded);

            loaded.gateway().command("uninstall-package", Map.of("name", PACKAGE));
            row("uninstall", loaded);
            Map<String, String> left = bundles(loaded);
            LOGIC.forEach(gone -> assertTrue(!left.containsKey(gone), left::toString));
            assertEquals(Set.of("ACTIVE"), Set.copyOf(left.values()));
            assertTrue(models() > 0, "uninstalling leaves models");

            long downloads = downloads(loaded);
            loaded.gateway().installPackage(original);
            assertWhole("reinstall", loaded);
            assertEquals(downloads, downloads(loaded), "models are taken up again and not fetched again");
        }
        records.restarted();
        try (LoadedGateway again = LoadedGateway.start(LoadedGateway.settings(home), records)) {
            again.awaitScored(10);
            assertWhole("reboot", again);
        }
        System.out.println("| step | bundles | components that wait or failed | model files |\n|---|---|---|---|");
        table.forEach(System.out::println);
        assertEquals(0, records.wrong(), records::firstWrong);
    }

    private void assertWhole(String step, LoadedGateway loaded) throws IOException {
        loaded.awaitScored(50);
        loaded.await("a whole gateway", loaded.gateway()::isHealthy);
        row(step, loaded);
        Map<String, String> states = bundles(loaded);
        assertTrue(states.keySet().containsAll(LOGIC), states::toString);
        assertEquals(Set.of("ACTIVE"), Set.copyOf(states.values()));
    }

    private void row(String step, LoadedGateway loaded) throws IOException {
        String problems = loaded.gateway()
                .health()
                .lines()
                .filter(line -> line.contains("dev.modelwire"))
                .collect(Collectors.joining("; "));
        String bundles = bundles(loaded).entrySet().stream()
                .map(bundle -> bundle.getKey().replace("dev.modelwire.", "") + " " + bundle.getValue())
                .collect(Collectors.joining(", "));
        table.add("| " + step + " | " + bundles + " | " + (problems.isEmpty() ? "none" : problems) + " | " + models()
                + " |");
    }

    private static Map<String, String> bundles(LoadedGateway loaded) {
        Map<String, String> states = new TreeMap<>();
        for (Bundle bundle : loaded.gateway().bundleContext().getBundles()) {
            String name = bundle.getSymbolicName();
            if (name.startsWith("dev.modelwire.") && !name.matches(".*\\.(gateway|kura\\.api)")) {
                states.put(name, bundle.getState() == Bundle.ACTIVE ? "ACTIVE" : "state " + bundle.getState());
            }
        }
        return states;
    }

    private long models() throws IOException {
        try (var files = Files.walk(home.resolve("data/modelwire/blobs"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    /** How often the cloud sent a file of a model. */
    private static long downloads(LoadedGateway loaded) {
        Map<?, ?> sent = (Map<?, ?>) loaded.gateway().command("cloud").get("sent");
        return sent.entrySet().stream()
                .filter(file -> String.valueOf(file.getKey()).contains("model.tflite"))
                .mapToLong(file -> ((Number) file.getValue()).longValue())
                .sum();
    }
}
