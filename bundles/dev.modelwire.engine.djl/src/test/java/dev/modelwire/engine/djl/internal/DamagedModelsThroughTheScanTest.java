package dev.modelwire.engine.djl.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.inference.internal.scan.ModelScan;
import dev.modelwire.inference.internal.scan.ScanResult;
import dev.modelwire.testkit.mutation.Mutants;
import dev.modelwire.testkit.mutation.Payload;
import dev.modelwire.testkit.mutation.Trial;
import dev.modelwire.testkit.mutation.Trials;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.Lstm;
import dev.modelwire.testkit.tflite.MobileNet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * S22: damaged models are handed straight to the engine, in processes of their own; what ends one must be refused by the
 * scan. {@code -Dmutants=5000} tries more than the build does, {@code -Dmutants.seed=8} others.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "has no native library")
@Timeout(value = 1, unit = TimeUnit.HOURS)
class DamagedModelsThroughTheScanTest {

    private static final int MUTANTS_OF_EACH = (Integer.getInteger("mutants", 300) + 2) / 3;
    private static final long SEED = Long.getLong("mutants.seed", 5);
    private static final double SHARE_REFUSED = 0.95;

    @TempDir
    Path directory;

    @Test
    void s22_scan_damagedModelsThatEndAProcess_areRefused() throws Exception {
        Map<String, byte[]> models = new LinkedHashMap<>();
        models.put("mlp", Fixtures.tflite(1, 10, 32, 4));
        models.put("lstm", Lstm.of(1, 24, 50, 64, 24).toTflite("window", "forecast"));
        models.put("mobilenet", MobileNet.of(1, 0.25, 128, 1001).toTflite("image", "classes"));
        Map<String, Integer> table = new TreeMap<>();
        List<String> through = new ArrayList<>();
        for (Map.Entry<String, byte[]> model : models.entrySet()) {
            Mutants mutants = new Mutants(model.getValue(), Payload.of("tflite", model.getValue()), SEED);
            for (Trial trial : trials(model.getKey(), model.getValue())) {
                String verdict = verdict(mutants.get(trial.number()));
                table.merge(trial.outcome() + " and " + verdict, 1, Integer::sum);
                if (ends(trial) && verdict.equals("Clean")) {
                    through.add(model.getKey() + " " + trial);
                }
            }
        }
        int ended = table.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith("DIED") || entry.getKey().startsWith("HUNG"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        String report = "seed " + SEED + ": " + table + ", through the scan: " + through;
        Files.writeString(Path.of("target", "damaged-models.txt"), report + "\n");
        assertEquals(
                3 * MUTANTS_OF_EACH,
                table.values().stream().mapToInt(Integer::intValue).sum());
        assertTrue(through.size() <= (1 - SHARE_REFUSED) * ended, report);
    }

    private List<Trial> trials(String name, byte[] model) throws IOException, InterruptedException {
        Path own = Files.createDirectory(directory.resolve(name));
        return new Trials(DirectEngineFactory.class, own, "tflite", model, SEED).run(MUTANTS_OF_EACH);
    }

    private String verdict(byte[] mutant) throws IOException {
        ScanResult result = ModelScan.scan(Files.write(directory.resolve("mutant"), mutant), "tflite");
        return result.getClass().getSimpleName();
    }

    private static boolean ends(Trial trial) {
        return switch (trial.outcome()) {
            case DIED, HUNG -> true;
            case RAN, REFUSED -> false;
        };
    }
}
