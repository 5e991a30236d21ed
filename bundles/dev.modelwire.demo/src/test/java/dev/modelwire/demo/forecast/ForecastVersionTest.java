package dev.modelwire.demo.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelwire.demo.Tflite;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.lite.Interpreter;

/** The versions as they are committed: what engines answer, what the manifests say. */
class ForecastVersionTest {

    private static final double SAME = 1e-5;

    @TempDir
    private Path folder;

    static Stream<ForecastPlan> plans() {
        return ForecastPlan.all().stream();
    }

    /** Some tensors of the time held out, from all over it. */
    private static List<float[]> inputs(ForecastVersion version) {
        Series series = version.plan().task().series();
        List<float[]> all = new ArrayList<>();
        new Tensors(series, version.pipeline())
                .forEach(version.replayFrom(), series.size(), (tensor, row) -> all.add(tensor));
        return List.of(all.get(0), all.get(all.size() / 3), all.get(all.size() / 2), all.get(all.size() - 1));
    }

    private static void assertSame(float[] expected, float[] actual) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], SAME * Math.max(1, Math.abs(expected[i])), "output " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void tflite_anyInput_answersAsTheReference(ForecastPlan plan) throws Exception {
        ForecastVersion version = ForecastVersion.load(plan);
        Path file =
                Files.write(folder.resolve("model.tflite"), NetTflite.of(version.net(), Layout.INPUT, Layout.OUTPUT));

        try (Interpreter interpreter = Tflite.open(file)) {
            for (float[] input : inputs(version)) {
                ByteBuffer in =
                        ByteBuffer.allocateDirect(input.length * Float.BYTES).order(ByteOrder.nativeOrder());
                in.asFloatBuffer().put(input);
                float[][] out = new float[1][plan.outputs()];
                interpreter.resetVariableTensors();
                interpreter.run(in, out);

                assertSame(version.net().forward(input), out[0]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void onnx_anyInput_answersAsTheReference(ForecastPlan plan) throws Exception {
        ForecastVersion version = ForecastVersion.load(plan);
        NetShape shape = version.net().shape();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();

        try (OrtSession session = environment.createSession(NetOnnx.of(version.net(), Layout.INPUT, Layout.OUTPUT))) {
            for (float[] input : inputs(version)) {
                try (OnnxTensor in = OnnxTensor.createTensor(
                                environment, FloatBuffer.wrap(input), new long[] {1, shape.steps(), shape.features()});
                        OrtSession.Result result = session.run(Map.of(Layout.INPUT, in))) {
                    assertSame(
                            version.net().forward(input),
                            ((float[][]) result.get(0).getValue())[0]);
                }
            }
        }
    }

    @Test
    void generate_twice_givesTheSameBytesAndTheSameGoldenVectorForBothFormats() {
        List<ForecastVersion> versions =
                List.of(ForecastVersion.load(ForecastPlan.all().get(1)));

        SortedMap<String, byte[]> files = ForecastFiles.generate(versions);
        SortedMap<String, byte[]> again = ForecastFiles.generate(versions);

        assertEquals(
                List.of(
                        "ridership.csv",
                        "ridership/2-onnx/manifest.json",
                        "ridership/2-onnx/model.onnx",
                        "ridership/2/manifest.json",
                        "ridership/2/model.tflite"),
                List.copyOf(files.keySet()));
        files.forEach((name, bytes) -> assertArrayEquals(bytes, again.get(name), name));
        JsonObject tflite = json(files.get("ridership/2/manifest.json"));
        JsonObject onnx = json(files.get("ridership/2-onnx/manifest.json"));
        assertEquals(tflite.get("golden"), onnx.get("golden"));
        assertEquals("2-onnx", onnx.get("version").getAsString());
        assertEquals("onnx", onnx.get("format").getAsString());
    }

    private static JsonObject json(byte[] bytes) {
        return JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void golden_rawRecords_areAnsweredByPipelineAndReference(ForecastPlan plan) {
        ForecastVersion version = ForecastVersion.load(plan);
        ForecastManifest.Golden golden = ForecastFiles.golden(version);
        Series series = plan.task().series();

        JsonObject last = golden.records().get(golden.records().size() - 1);
        int row = series.at(plan.task().heldOut()) - 1;

        assertEquals(series.millis(row), last.get(Layout.TIME).getAsLong());
        assertEquals(plan.outputs(), golden.answer().size());
        assertEquals(plan.outputs(), version.labels().size());
        double truth = series.value(row, series.columns().indexOf(plan.task().truth()));
        for (float value : golden.answer()) {
            assertTrue(value > 0 && value < truth * 4, value + " beside " + truth);
        }
    }

    @Test
    void ridership_input_hasAtLeast50FeaturesIn24Steps() {
        NetShape shape = ForecastVersion.load(ForecastPlan.all().get(1)).net().shape();

        assertEquals(24, shape.steps());
        assertTrue(shape.features() >= 50, shape.features() + " features");
    }

    @ParameterizedTest
    @MethodSource("plans")
    void pipeline_scales_areThoseOfTheTimeThatItLearntFrom(ForecastPlan plan) {
        Series series = plan.task().series();
        JsonElement committed = ForecastVersion.load(plan).pipeline();

        assertEquals(
                Examples.of(plan.task(), series, series.at(plan.learnsUpTo()))
                        .pipeline()
                        .toString(),
                committed.toString());
    }
}
