package dev.modelwire.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoModelsTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void run_twice_secondTimeNothingIsWritten() throws Exception {
        assertEquals(0, run(tiny(3), folder.toString()));
        Path model = folder.resolve("shuttle/1/model.tflite");
        Object before = Files.readAttributes(model, "unix:ino").get("ino");

        assertEquals(0, run(tiny(3), folder.toString()));

        assertTrue(text(out).contains("Demo models in [" + folder + "] are up to date."), text(out));
        assertEquals(before, Files.readAttributes(model, "unix:ino").get("ino"));
    }

    @Test
    void run_intoTwoFolders_sameBytes() throws Exception {
        assertEquals(0, run(tiny(3), folder.resolve("a").toString()));
        assertEquals(0, run(tiny(3), folder.resolve("b").toString()));

        List<String> files = files(folder.resolve("a"));
        assertEquals(
                List.of(
                        ".stamp",
                        "replay.csv",
                        "shuttle/1/manifest.json",
                        "shuttle/1/model.tflite",
                        "shuttle/1/reference.json",
                        "shuttle/metrics.json"),
                files);
        for (String file : files) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("a").resolve(file)),
                    Files.readAllBytes(folder.resolve("b").resolve(file)),
                    file);
        }
    }

    @Test
    void run_fileDamaged_writtenAgain() throws Exception {
        run(tiny(3), folder.toString());
        Path model = folder.resolve("shuttle/1/model.tflite");
        byte[] sound = Files.readAllBytes(model);
        Files.writeString(model, "damaged");

        assertEquals(0, run(tiny(3), folder.toString()));

        assertArrayEquals(sound, Files.readAllBytes(model));
    }

    @Test
    void run_planChanged_writtenAgain() throws Exception {
        run(tiny(3), folder.toString());
        byte[] before = Files.readAllBytes(folder.resolve("shuttle/1/model.tflite"));

        run(tiny(4), folder.toString());

        assertFalse(text(out).contains("up to date"));
        assertFalse(Arrays.equals(before, Files.readAllBytes(folder.resolve("shuttle/1/model.tflite"))));
    }

    @Test
    void run_stampCutOff_writtenAgain() throws Exception {
        run(tiny(3), folder.toString());
        Path stamp = folder.resolve(OutputFolder.STAMP);
        Files.writeString(stamp, Files.readString(stamp).split("\n")[0]);

        run(tiny(3), folder.toString());

        assertFalse(text(out).contains("up to date"));
    }

    @Test
    void run_noFolderGiven_usageAndStatusTwo() {
        assertEquals(2, run(tiny(3)));

        assertEquals("Usage: DemoModels <folder to write to>" + System.lineSeparator(), text(err));
    }

    @Test
    void run_folderIsAFile_reasonAndStatusOne() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertEquals(1, run(tiny(3), file.toString()));

        assertTrue(text(err).startsWith("Demo models cannot be written to [" + file + "]: "), text(err));
    }

    private int run(SortedMap<String, TrainingPlan> plans, String... args) {
        return DemoModels.run(
                DemoModelsTest::data,
                plans,
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
    }

    private static ShuttleData data() {
        ShuttleData all = ShuttleData.load();
        return new ShuttleData(all.training().slice(0, 300), all.heldOut().slice(0, 100), "subset");
    }

    private static SortedMap<String, TrainingPlan> tiny(int epochs) {
        SortedMap<String, TrainingPlan> plans = new TreeMap<>();
        plans.put("1", new TrainingPlan("tiny", List.of(4), 300, epochs, 16, 0.01, 9));
        return plans;
    }

    private static List<String> files(Path root) throws Exception {
        try (var walk = Files.walk(root)) {
            return new ArrayList<>(walk.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList());
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
