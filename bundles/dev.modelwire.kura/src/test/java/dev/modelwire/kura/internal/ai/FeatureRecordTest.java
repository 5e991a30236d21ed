package dev.modelwire.kura.internal.ai;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.inference.internal.RealModels;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models whose manifest names and scales features. */
class FeatureRecordTest {

    private static final String FEATURES = "\"features\":[{\"name\":\"a\",\"offset\":1,\"scale\":10},{\"name\":\"b\"}]";
    private static final String OUTPUT = "\"outputs\":[{\"name\":\"y\",\"type\":\"FP32\",\"shape\":[1,1]}]";

    @TempDir
    Path directory;

    private RealModels models;
    private final StockEngine engine = new StockEngine();

    @BeforeEach
    void start() {
        models = new RealModels(directory);
        engine.came(models.service());
    }

    @AfterEach
    void stop() {
        models.close();
        assertEquals(0, models.engine.open(), "a session was left open");
    }

    @Test
    void info_hasAnInputForEachFeature() throws Exception {
        activate("1", ElementType.FP32);
        ModelInfo info = engine.getModelInfo("pump").orElseThrow();
        assertEquals(
                List.of("a FP32 [1]", "b FP32 [1]"),
                info.getInputs().stream()
                        .map(each -> each.getName() + " " + each.getType() + " " + each.getShape())
                        .toList());
    }

    @Test
    void record_ofFeatures_isScaledAndPutInOrder() throws Exception {
        activate("1", ElementType.FP32);
        assertEquals(24f, new StockAi(engine, "pump").value(record(3, 4)));
    }

    @Test
    void a9_otherTypeButTheSameFeatures_goesOn() throws Exception {
        activate("1", ElementType.FP32);
        StockAi ai = new StockAi(engine, "pump");
        assertEquals(24f, ai.value(record(3, 4)));
        activate("2", ElementType.FP64);
        assertEquals(24f, ai.value(record(3, 4)));
        assertEquals(List.of(), ai.logged);
    }

    @Test
    void a9_otherFeatures_areNamed() throws Exception {
        models.activate("pump", "1", FakeModel.of("features", "y", Finish.NONE, new double[] {0, 1}));
        StockAi ai = new StockAi(engine, "pump");
        assertEquals(3f, ai.value(Map.of("features", TypedValues.newFloatValue(3))));
        activate("2", ElementType.FP32);
        Tensor other = new Tensor(
                Float.class, TensorDescriptor.builder("c", "FP32", List.of(1L)).build(), List.of(3f));
        KuraException refused = assertThrows(
                KuraException.class,
                () -> engine.infer(engine.getModelInfo("pump").orElseThrow(), List.of(other)));
        assertEquals(KuraErrorCode.INVALID_PARAMETER, refused.getCode());
        assertTrue(refused.getMessage().startsWith("the record lacks [a, b]"), refused.getMessage());
    }

    @Test
    void tensor_asAnotherModelAnswersIt_isTakenAsItIs() throws Exception {
        activate("1", ElementType.FP32);
        models.activate(
                "pre", "1", FakeModel.of("x", "features", Finish.NONE, new double[] {0, 1}, new double[] {0, 2}));
        assertEquals(9f, new StockAi(engine, "pre", "pump").value(Map.of("x", TypedValues.newFloatValue(3))));
    }

    @Test
    void record_thatCannotBeScored_isRefusedWithItsSentence() throws Exception {
        activate("1", ElementType.FP32);
        StockAi ai = new StockAi(engine, "pump");
        assertEquals(List.of(), ai.receive(record(Float.NaN, 4)));
        assertEquals(KuraErrorCode.INVALID_PARAMETER, ai.lastLogged().getCode());
        assertEquals(
                "feature [a] is not a finite number: a model is never given NaN or infinity",
                ai.lastLogged().getMessage());
        models.engine.failRuns(EngineException.Kind.FAILED);
        assertEquals(List.of(), ai.receive(record(3, 4)));
        assertEquals(KuraErrorCode.PROCESS_EXECUTION_ERROR, ai.lastLogged().getCode());
    }

    @Test
    void value_thatIsNotOne_isRefused() throws Exception {
        activate("1", ElementType.FP32);
        ModelInfo info = engine.getModelInfo("pump").orElseThrow();
        List<Tensor> tensors = info.getInputs().stream()
                .map(each -> new Tensor(Float.class, each, List.of(1f, 2f)))
                .toList();
        KuraException refused = assertThrows(KuraException.class, () -> engine.infer(info, tensors));
        assertEquals(KuraErrorCode.INVALID_PARAMETER, refused.getCode());
    }

    @Test
    void record_ofFeaturesAndBytes_isAnsweredWithBytesOfEachType() throws Exception {
        FakeModel model = new FakeModel(
                List.of(
                        new TensorInfo("features", ElementType.FP32, List.of(1, 2)),
                        new TensorInfo("raw", ElementType.INT16, List.of(2))),
                List.of(
                        new TensorInfo("scaled", ElementType.FP32, List.of(2)),
                        new TensorInfo("same", ElementType.INT16, List.of(2)),
                        new TensorInfo("wide", ElementType.INT64, List.of(1))),
                List.of(
                        List.of(0.0, 1.0, 0.0, 0.0, 0.0),
                        List.of(0.0, 0.0, 1.0, 0.0, 0.0),
                        List.of(0.0, 0.0, 0.0, 1.0, 0.0),
                        List.of(0.0, 0.0, 0.0, 0.0, 1.0),
                        List.of(0.0, 0.0, 0.0, 0.0, 1.0)),
                Finish.NONE);
        String outputs = """
                "outputs":[{"name":"scaled","type":"FP32","shape":[2]},{"name":"same","type":"INT16","shape":[2]},
                {"name":"wide","type":"INT64","shape":[1]}]""";
        models.activate(
                "pump", "1", model, input("FP32") + ",{\"name\":\"raw\",\"type\":\"INT16\",\"shape\":[2]}]," + outputs);
        List<Map<String, TypedValue<?>>> out = new StockAi(engine, "pump")
                .receive(Map.of(
                        "a", TypedValues.newIntegerValue(2),
                        "b", TypedValues.newDoubleValue(-2),
                        "raw", TypedValues.newByteArrayValue(new byte[] {-1, -1, 0, 1})));
        assertArrayEquals(HexFormat.of().parseHex("00002041000000c0"), (byte[])
                out.get(0).get("scaled").getValue());
        assertArrayEquals(
                new byte[] {-1, -1, 0, 1}, (byte[]) out.get(1).get("same").getValue());
        assertEquals(256L, out.get(2).get("wide").getValue());
    }

    @Test
    void modelOfSeveralSamples_isGivenAndAnswersOne() throws Exception {
        activateTwoSamples(FEATURES);
        ModelInfo info = engine.getModelInfo("pump").orElseThrow();
        assertEquals(List.of(1L, 1L), info.getOutputs().get(0).getShape());
        List<Tensor> answers = engine.infer(info, tensors(info, 3, 4));
        assertEquals(List.of(1L, 1L), answers.get(0).getDescriptor().getShape());
        assertEquals(24f, new StockAi(engine, "pump").value(record(3, 4)));
    }

    private static List<Tensor> tensors(ModelInfo info, float... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Tensor(Float.class, info.getInputs().get(i), List.of(values[i])))
                .toList();
    }

    @Test
    void modelOfSeveralSamplesWithoutFeatures_isGivenAndAnswersWholeTensors() throws Exception {
        activateTwoSamples("");
        ModelInfo info = engine.getModelInfo("pump").orElseThrow();
        assertEquals(List.of(2L, 2L), info.getInputs().get(0).getShape());
        assertEquals(List.of(2L, 1L), info.getOutputs().get(0).getShape());
        List<Map<String, TypedValue<?>>> out = new StockAi(engine, "pump")
                .receive(Map.of(
                        "features",
                        TypedValues.newByteArrayValue(HexFormat.of().parseHex("0000803f000000400000404000008040"))));
        assertArrayEquals(HexFormat.of().parseHex("000040400000e040"), (byte[])
                out.get(0).get("y").getValue());
    }

    /** Answers the sum of each of two samples. */
    private void activateTwoSamples(String features) throws Exception {
        FakeModel model = new FakeModel(
                List.of(new TensorInfo("features", ElementType.FP32, List.of(2, 2))),
                List.of(new TensorInfo("y", ElementType.FP32, List.of(2, 1))),
                List.of(List.of(0.0, 1.0, 1.0, 0.0, 0.0), List.of(0.0, 0.0, 0.0, 1.0, 1.0)),
                Finish.NONE);
        models.activate(
                "pump",
                "1",
                model,
                "\"batch\":2,\"inputs\":[{\"name\":\"features\",\"type\":\"FP32\",\"shape\":[2,2]"
                        + (features.isEmpty() ? "" : "," + features) + "}]," + OUTPUT.replace("[1,1]", "[2,1]"));
    }

    /** Answers (a − 1) × 10 + b. */
    private void activate(String label, ElementType type) throws Exception {
        FakeModel model = new FakeModel(
                List.of(new TensorInfo("features", type, List.of(1, 2))),
                List.of(new TensorInfo("y", ElementType.FP32, List.of(1, 1))),
                List.of(List.of(0.0, 1.0, 1.0)),
                Finish.NONE);
        models.activate("pump", label, model, input(type.name()) + "]," + OUTPUT);
    }

    private static String input(String type) {
        return "\"inputs\":[{\"name\":\"features\",\"type\":\"" + type + "\",\"shape\":[1,2]," + FEATURES + "}";
    }

    private static Map<String, TypedValue<?>> record(float a, float b) {
        return Map.of("a", TypedValues.newFloatValue(a), "b", TypedValues.newFloatValue(b));
    }
}
