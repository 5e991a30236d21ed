package dev.modelwire.kura.internal.ai;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.inference.internal.RealModels;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of the host's AI component, over the real service of running models. */
class StockAiContractTest {

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
        assertEquals(0, models.engine.usesAfterFree());
    }

    @Test
    void record_ofOneFloat_isAnsweredWithAFloat() throws Exception {
        models.activate("pump", "1", times(2));
        StockAi ai = new StockAi(engine, "pump");
        assertEquals(6f, ai.value(x(3)));
        assertEquals(List.of(), ai.logged);
    }

    @Test
    void record_ofBytes_isAnsweredWithBytes() throws Exception {
        models.activate(
                "window", "1", FakeModel.of("x", "y", Finish.NONE, new double[] {1, 1, 0}, new double[] {0, 0, 2}));
        StockAi ai = new StockAi(engine, "window");
        byte[] answered = (byte[]) ai.value(Map.of("x", TypedValues.newByteArrayValue(floats(3, 4))));
        assertArrayEquals(floats(4, 8), answered);
    }

    @Test
    void record_throughPreAndPostProcessor_isHandedOverUntouched() throws Exception {
        models.activate("pre", "1", FakeModel.of("x", "window", Finish.NONE, new double[] {0, 1}, new double[] {0, 2}));
        models.activate(
                "main", "1", FakeModel.of("window", "y", Finish.NONE, new double[] {0, 1, 0}, new double[] {0, 0, 1}));
        models.activate("post", "1", FakeModel.of("y", "sum", Finish.NONE, new double[] {0, 1, 1}));
        StockAi ai = new StockAi(engine, "pre", "main", "post");
        assertEquals(15f, ai.value(x(5)), () -> ai.logged.toString());
    }

    @Test
    void record_ofSeveralTypes_isAnsweredWithOneRecordForEachOutput() throws Exception {
        models.activate("mixed", "1", mixed());
        StockAi ai = new StockAi(engine, "mixed");
        List<Map<String, TypedValue<?>>> out = ai.receive(Map.of(
                "flag", TypedValues.newBooleanValue(true),
                "count", TypedValues.newLongValue(4),
                "level", TypedValues.newDoubleValue(0.5),
                "raw", TypedValues.newByteArrayValue(new byte[] {-1})));
        assertEquals(List.of(), ai.logged);
        assertEquals(
                List.of(true, 4, 4L, 0.5, 255),
                out.stream()
                        .map(record -> record.values().iterator().next().getValue())
                        .toList());
    }

    @Test
    void activation_withALoadedModel_loadsItAgainAndNothingHappens() throws Exception {
        models.activate("pump", "1", times(2));
        int opened = models.engine.opened();
        StockAi ai = new StockAi(engine, "pump");
        for (int i = 0; i < 10; i++) {
            ai.updated();
        }
        assertEquals(List.of(), ai.logged);
        assertEquals(opened, models.engine.opened());
    }

    @Test
    void activation_beforeTheModelIs_asksAgainWithTheNextRecord() throws Exception {
        StockAi ai = new StockAi(engine, "pump");
        assertEquals(KuraErrorCode.INVALID_PARAMETER, ai.lastLogged().getCode());
        models.activate("pump", "1", times(2));
        assertEquals(6f, ai.value(x(3)));
    }

    @Test
    void activation_beforeTheModelsAreThere_waits() throws Exception {
        StockEngine early = new StockEngine();
        StockAi ai = new StockAi(early, "pump");
        assertEquals(List.of(), ai.receive(x(3)));
        assertEquals(List.of(), ai.logged);
        models.activate("pump", "1", times(2));
        early.came(models.service());
        assertEquals(6f, ai.value(x(3)));
    }

    @Test
    void info_saysWhatTheModelTakesInTritonsWords() throws Exception {
        models.activate("mixed", "7", mixed());
        ModelInfo info = engine.getModelInfo("mixed").orElseThrow();
        assertEquals("mixed", info.getName());
        assertEquals(Optional.of("7"), info.getVersion());
        assertEquals(Optional.of("fake"), info.getPlatform());
        assertTrue(info.getParameters().get("digest").toString().startsWith("sha-256:"));
        assertEquals(
                List.of("flag BOOL [1]", "count INT32 [1]", "level FP64 [1, 1]", "raw UINT8 [1]"),
                info.getInputs().stream()
                        .map(each -> each.getName() + " " + each.getType() + " " + each.getShape())
                        .toList());
        assertEquals(List.of("mixed"), engine.getModelNames());
    }

    @Test
    void unknownModel_isNeitherLoadedNorKnown() throws Exception {
        assertFalse(engine.isModelLoaded("no such"));
        assertEquals(Optional.empty(), engine.getModelInfo("no such"));
        assertEquals(Optional.empty(), engine.getModelInfo(""));
        assertRefused(KuraErrorCode.NOT_FOUND, "[pump]", () -> engine.loadModel("pump", Optional.empty()));
    }

    @Test
    void s23_managing_isRefusedWithASentence() throws Exception {
        models.activate("pump", "1", times(2));
        assertRefused(
                KuraErrorCode.OPERATION_NOT_SUPPORTED,
                "model [pump] is not loaded from a path: models are loaded and removed by the desired state",
                () -> engine.loadModel("pump", Optional.of("/tmp/pump.tflite")));
        assertRefused(
                KuraErrorCode.OPERATION_NOT_SUPPORTED,
                "model [pump] is not unloaded: models are loaded and removed by the desired state",
                () -> engine.unloadModel("pump"));
        assertTrue(engine.isModelLoaded("pump"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tmp/pump.tflite",
                "../../pump.tflite",
                "pump.tflite",
                "file:///etc/passwd",
                "/data/modelwire-evil/files/pump.tflite",
                ""
            })
    void s23_loadFromAPath_changesNothingWhereverItPoints(String path) throws Exception {
        models.activate("pump", "1", times(2));
        int opened = models.engine.opened();
        for (String name : List.of("pump", "other", "../pump")) {
            assertThrows(KuraException.class, () -> engine.loadModel(name, Optional.of(path)));
        }
        assertEquals(opened, models.engine.opened());
        assertEquals(List.of("pump"), engine.getModelNames());
    }

    @Test
    void calls_afterDeactivation_areRefusedAndNeverReachAModel() throws Exception {
        models.activate("pump", "1", times(2));
        StockAi ai = new StockAi(engine, "pump");
        ModelInfo info = engine.getModelInfo("pump").orElseThrow();
        List<Tensor> tensors = List.of(tensor(info, 3f));
        int runs = models.engine.runs();
        engine.close();
        assertFalse(engine.isEngineReady());
        assertEquals(List.of(), ai.receive(x(3)));
        engine.came(models.service());
        assertFalse(engine.isEngineReady());
        for (Executable call : List.<Executable>of(
                () -> engine.infer(info, tensors),
                () -> engine.loadModel("pump", Optional.empty()),
                () -> engine.loadModel("pump", Optional.of("/x")),
                () -> engine.unloadModel("pump"),
                () -> engine.isModelLoaded("pump"),
                () -> engine.getModelNames(),
                () -> engine.getModelInfo("pump"))) {
            assertRefused(KuraErrorCode.SERVICE_UNAVAILABLE, "was stopped", call);
        }
        assertEquals(runs, models.engine.runs());
    }

    @Test
    void calls_withoutModels_areRefusedUntilOthersCome() throws Exception {
        models.activate("pump", "1", times(2));
        StockAi ai = new StockAi(engine, "pump");
        ModelInfo info = engine.getModelInfo("pump").orElseThrow();
        engine.left(models.service());
        assertEquals(List.of(), ai.receive(x(3)));
        assertRefused(
                KuraErrorCode.SERVICE_UNAVAILABLE,
                "its inference bundle is not running",
                () -> engine.infer(info, List.of(tensor(info, 3f))));
        engine.came(models.service());
        assertEquals(6f, ai.value(x(3)));
    }

    @Test
    void a9_swapToOtherTypeShapeOrName_refusesTheOldTensorsUntilAskedAnew() throws Exception {
        models.activate("pump", "1", times(2));
        StockAi ai = new StockAi(engine, "pump");
        assertEquals(6f, ai.value(x(3)));

        models.activate("pump", "2", one(new TensorInfo("x", ElementType.INT32, List.of(1, 1)), 3));
        assertEquals(List.of(), ai.receive(x(3)));
        assertTrue(
                ai.lastLogged()
                        .getMessage()
                        .startsWith("model [pump@2] takes [x] as INT32 [1, 1] and was given FP32 [1, 1]: apply the"),
                ai.lastLogged().getMessage());
        ai.updated();
        assertEquals(9f, ai.value(Map.of("x", TypedValues.newIntegerValue(3))));

        models.activate("pump", "3", one(new TensorInfo("x", ElementType.INT32, List.of(1)), 4));
        assertEquals(List.of(), ai.receive(Map.of("x", TypedValues.newIntegerValue(3))));
        assertTrue(ai.lastLogged().getMessage().contains("as INT32 [1] and was given INT32 [1, 1]"));

        models.activate("pump", "4", one(new TensorInfo("z", ElementType.INT32, List.of(1, 1)), 5));
        assertEquals(List.of(), ai.receive(Map.of("x", TypedValues.newIntegerValue(3))));
        assertEquals(
                "model [pump@4] was given no tensor [z], which it takes",
                ai.lastLogged().getMessage());
        assertEquals(KuraErrorCode.INVALID_PARAMETER, ai.lastLogged().getCode());
    }

    @Test
    void a9_otherOrderOfInputs_isSortedByName() throws Exception {
        models.activate("pump", "1", two("a", "b"));
        StockAi ai = new StockAi(engine, "pump");
        Map<String, TypedValue<?>> record =
                Map.of("a", TypedValues.newFloatValue(5), "b", TypedValues.newFloatValue(2));
        assertEquals(3f, ai.value(record));
        models.activate("pump", "2", two("b", "a"));
        assertEquals(-3f, ai.value(record), "version 2 answers b less a");
    }

    @Test
    void a10_newContentUnderTheSameName_answersTheNextRecord() throws Exception {
        models.activate("pump", "1", times(2));
        StockAi ai = new StockAi(engine, "pump");
        for (int version = 2; version < 20; version++) {
            models.activate("pump", Integer.toString(version), times(version));
            assertEquals(3f * version, ai.value(x(3)));
        }
        assertEquals(List.of(), ai.logged);
        assertEquals(
                Optional.of("19"), engine.getModelInfo("pump").orElseThrow().getVersion());
    }

    @Test
    void a13_modelAnswersNaN_isAnExceptionAndNoRecord() throws Exception {
        models.activate("pump", "1", times(2));
        StockAi ai = new StockAi(engine, "pump");
        models.activate("pump", "2", times(Float.MAX_VALUE));
        assertEquals(List.of(), ai.receive(x(3)));
        assertEquals(KuraErrorCode.PROCESS_EXECUTION_ERROR, ai.lastLogged().getCode());
        assertEquals(
                "output [y][0] of [pump@2] is [Infinity]: the model must answer finite numbers",
                ai.lastLogged().getMessage());
    }

    @Test
    void a13_engineFails_isAnExceptionAndNeverAnEmptyList() throws Exception {
        models.activate("pump", "1", times(2));
        ModelInfo info = engine.getModelInfo("pump").orElseThrow();
        models.engine.failRuns(EngineException.Kind.FAILED);
        assertRefused(
                KuraErrorCode.PROCESS_EXECUTION_ERROR,
                "engine [fake] failed on a record of [pump@1]",
                () -> engine.infer(info, List.of(tensor(info, 3f))));
    }

    @Test
    void a13_modelStopped_isAnExceptionAndNeverAnEmptyList() throws Exception {
        models.activate("pump", "1", times(2));
        StockAi ai = new StockAi(engine, "pump");
        models.deactivate("pump");
        assertEquals(List.of(), ai.receive(x(3)));
        assertEquals(KuraErrorCode.NOT_FOUND, ai.lastLogged().getCode());
        assertTrue(ai.lastLogged().getMessage().startsWith("no version of model [pump] is active"));
    }

    private static Tensor tensor(ModelInfo info, float value) {
        return new Tensor(Float.class, info.getInputs().get(0), List.of(value));
    }

    private static Map<String, TypedValue<?>> x(float value) {
        return Map.of("x", TypedValues.newFloatValue(value));
    }

    private static FakeModel times(double factor) {
        return FakeModel.of("x", "y", Finish.NONE, new double[] {0, factor});
    }

    private static FakeModel one(TensorInfo input, double factor) {
        return new FakeModel(
                List.of(input),
                List.of(new TensorInfo("y", ElementType.FP32, List.of(1, 1))),
                List.of(List.of(0.0, factor)),
                Finish.NONE);
    }

    /** The first input less the second. */
    private static FakeModel two(String first, String second) {
        return new FakeModel(
                List.of(
                        new TensorInfo(first, ElementType.FP32, List.of(1, 1)),
                        new TensorInfo(second, ElementType.FP32, List.of(1, 1))),
                List.of(new TensorInfo("y", ElementType.FP32, List.of(1, 1))),
                List.of(List.of(0.0, 1.0, -1.0)),
                Finish.NONE);
    }

    /** Four inputs, and as outputs the flag, the count twice, the level and the raw byte. */
    private static FakeModel mixed() {
        return new FakeModel(
                List.of(
                        new TensorInfo("flag", ElementType.BOOL, List.of(1)),
                        new TensorInfo("count", ElementType.INT32, List.of(1)),
                        new TensorInfo("level", ElementType.FP64, List.of(1, 1)),
                        new TensorInfo("raw", ElementType.UINT8, List.of())),
                List.of(
                        new TensorInfo("flagged", ElementType.BOOL, List.of()),
                        new TensorInfo("counted", ElementType.INT16, List.of(1)),
                        new TensorInfo("long", ElementType.INT64, List.of(1)),
                        new TensorInfo("levelled", ElementType.FP64, List.of(1)),
                        new TensorInfo("byte", ElementType.UINT8, List.of(1))),
                List.of(
                        List.of(0.0, 1.0, 0.0, 0.0, 0.0),
                        List.of(0.0, 0.0, 1.0, 0.0, 0.0),
                        List.of(0.0, 0.0, 1.0, 0.0, 0.0),
                        List.of(0.0, 0.0, 0.0, 1.0, 0.0),
                        List.of(0.0, 0.0, 0.0, 0.0, 1.0)),
                Finish.NONE);
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    private static void assertRefused(KuraErrorCode code, String part, Executable call) {
        KuraException refused = assertThrows(KuraException.class, call);
        assertEquals(code, refused.getCode());
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
        assertEquals(refused.getMessage(), refused.getLocalizedMessage());
    }
}
