package dev.modelwire.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.lite.Interpreter;

/** The demo as it is shipped: trained once for all tests of this class. */
class GeneratedDemoTest {
    @TempDir
    static Path folder;

    private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();

    @BeforeAll
    static void generate() {
        PrintStream out = new PrintStream(OUT, true, StandardCharsets.UTF_8);
        assertEquals(
                0,
                DemoModels.run(
                        ShuttleData::load, DemoModels.plans(), new String[] {folder.toString()}, out, out, false));
    }

    @Test
    void metrics_bothVersions_secondIsVisiblyBetter() throws Exception {
        SortedMap<String, Metrics> metrics =
                MetricsJson.parse(Files.readAllBytes(folder.resolve("shuttle/metrics.json")));
        Metrics first = metrics.get("1");
        Metrics second = metrics.get("2");

        assertEquals(30_000, first.rows());
        assertTrue(first.accuracy() > 0.85 && first.accuracy() < 0.93, "v1 " + first.accuracy());
        assertTrue(second.accuracy() >= 0.995, "v2 " + second.accuracy());
        for (ShuttleState state : List.of(ShuttleState.FPV_CLOSE, ShuttleState.FPV_OPEN, ShuttleState.BPV_OPEN)) {
            double gain =
                    second.recall(state).orElseThrow() - first.recall(state).orElseThrow();
            assertTrue(gain >= 0.5, state + " gains " + gain);
        }
    }

    @Test
    void readme_tableOfMetrics_isTheMeasuredOne() throws Exception {
        String table =
                MetricsTable.render(MetricsJson.parse(Files.readAllBytes(folder.resolve("shuttle/metrics.json"))));

        assertTrue(OUT.toString(StandardCharsets.UTF_8).endsWith(table), OUT::toString);
        assertTrue(Files.readString(Path.of("README.md")).contains(table), "README.md must show\n" + table);
    }

    @Test
    void replay_heldOutRows_numberedWithStates() throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve("replay.csv"));
        Rows rows = ShuttleData.load().heldOut();

        assertEquals("seq,V1,V2,V3,V4,V5,V6,V7,V8,V9,state", lines.get(0));
        assertEquals(30_001, lines.size());
        String[] last = lines.get(30_000).split(",");
        assertEquals("30000", last[0]);
        assertEquals((long) rows.features(29_999)[0] + "", last[1]);
        assertEquals(rows.state(29_999).label(), last[10]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void manifest_goldenRows_runtimeAnswersWithinTolerance(String version) throws Exception {
        JsonObject manifest = manifest(version);
        assertEquals(5, manifest.getAsJsonArray("golden").size());
        try (Interpreter interpreter = Tflite.open(path(version, "model.tflite"))) {
            for (JsonElement element : manifest.getAsJsonArray("golden")) {
                JsonObject golden = element.getAsJsonObject();
                float[][] out = new float[1][7];
                interpreter.run(scaled(manifest, golden.getAsJsonObject("inputs")), out);
                assertArrayEquals(
                        Json.floats(golden.getAsJsonObject("outputs").get("probabilities")),
                        out[0],
                        golden.get("tolerance").getAsFloat());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void manifest_tensors_areTheModels(String version) throws Exception {
        JsonObject manifest = manifest(version);
        assertEquals(1, manifest.get("modelwire-manifest").getAsInt());
        assertEquals("shuttle", manifest.get("model").getAsString());
        assertEquals(version, manifest.get("version").getAsString());
        JsonObject input = manifest.getAsJsonArray("inputs").get(0).getAsJsonObject();
        JsonObject output = manifest.getAsJsonArray("outputs").get(0).getAsJsonObject();

        try (Interpreter interpreter = Tflite.open(path(version, "model.tflite"))) {
            assertEquals(
                    input.get("name").getAsString(),
                    interpreter.getInputTensor(0).name());
            assertEquals("[1,9]", input.get("shape").toString());
            assertArrayEquals(new int[] {1, 9}, interpreter.getInputTensor(0).shape());
            assertEquals(
                    output.get("name").getAsString(),
                    interpreter.getOutputTensor(0).name());
            assertEquals("[1,7]", output.get("shape").toString());
            assertArrayEquals(new int[] {1, 7}, interpreter.getOutputTensor(0).shape());
        }
        assertEquals(Json.of(ShuttleState.labels()), output.get("labels"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void reference_heldOutRows_runtimeAgrees(String version) throws Exception {
        ReferenceScorer scorer = ReferenceScorer.load(path(version, "reference.json"));
        ShuttleModel model = ReferenceJson.model(Json.parse(Files.readAllBytes(path(version, "reference.json"))));
        Rows rows = ShuttleData.load().heldOut();
        assertEquals(version, scorer.version());
        try (Interpreter interpreter = Tflite.open(path(version, "model.tflite"))) {
            float[][] out = new float[1][7];
            for (int row = 0; row < rows.size(); row++) {
                double[] values = rows.features(row);
                interpreter.run(new float[][] {model.scaling().apply(values)}, out);
                assertArrayEquals(scorer.probabilities(values), out[0], 1e-4f);
            }
        }
    }

    private static float[][] scaled(JsonObject manifest, JsonObject inputs) {
        float[] values = new float[9];
        int i = 0;
        JsonObject input = manifest.getAsJsonArray("inputs").get(0).getAsJsonObject();
        for (JsonElement element : input.getAsJsonArray("features")) {
            JsonObject feature = element.getAsJsonObject();
            double raw = inputs.get(feature.get("name").getAsString()).getAsDouble();
            values[i++] = (float) ((raw - feature.get("offset").getAsDouble())
                    * feature.get("scale").getAsDouble());
        }
        return new float[][] {values};
    }

    private static JsonObject manifest(String version) throws Exception {
        return Json.parse(Files.readAllBytes(path(version, "manifest.json")));
    }

    private static Path path(String version, String file) {
        return folder.resolve("shuttle").resolve(version).resolve(file);
    }
}
