package dev.modelwire.engine.onnx.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.testkit.engine.FloatCall;
import dev.modelwire.testkit.engine.ModelFiles;
import dev.modelwire.testkit.onnx.Node;
import dev.modelwire.testkit.onnx.OnnxModel;
import dev.modelwire.testkit.onnx.OnnxModels;
import dev.modelwire.testkit.tflite.Activation;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.Mlp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"},
        disabledReason = "has no native library")
class OnnxEngineTest {

    private static final SessionOptions STATELESS = SessionOptions.stateless();

    @TempDir
    Path directory;

    private OnnxEngine engine;

    @BeforeEach
    void loadRuntime() throws EngineException {
        engine = new OnnxEngine(OnnxNatives.load(directory.resolve("native")), Optional::empty);
    }

    @Test
    void engine_loaded_saysWhatItIs() {
        assertEquals("onnx-runtime", engine.name());
        assertEquals("1.29.0", engine.version());
        assertEquals(Set.of("onnx"), engine.formats());
    }

    @Test
    void open_mlp_describesTensors() throws EngineException {
        try (EngineSession session = open(OnnxModels.of(Fixtures.mlp(1, 9, 16, 7), Fixtures.INPUT, Fixtures.OUTPUT))) {
            assertEquals(List.of(new TensorInfo(Fixtures.INPUT, ElementType.FP32, List.of(1, 9))), session.inputs());
            assertEquals(List.of(new TensorInfo(Fixtures.OUTPUT, ElementType.FP32, List.of(1, 7))), session.outputs());
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void run_mlp_equalsPlainJava(Activation activation) throws EngineException {
        Mlp mlp = Fixtures.regression(7, activation, 9, 32, 16, 7);
        Random random = new Random(3);
        try (EngineSession session = open(OnnxModels.of(mlp, "in", "out"))) {
            for (int i = 0; i < 100; i++) {
                float[] in = floats(random, 9);
                assertArrayEquals(mlp.forward(in), FloatCall.run(session, in), 1e-5f);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void run_threads_equalsPlainJava(int threads) throws EngineException {
        Mlp mlp = Fixtures.mlp(7, 9, 64, 7);
        float[] in = floats(new Random(5), 9);
        ModelFile file = ModelFiles.write(directory, "onnx", OnnxModels.of(mlp, "in", "out"));
        try (EngineSession session = engine.open(file, new SessionOptions(threads, true))) {
            assertArrayEquals(mlp.forward(in), FloatCall.run(session, in), 1e-5f);
        }
    }

    @Test
    void run_severalInputsAndOutputs_keepsTheirOrder() throws EngineException {
        byte[] model = new OnnxModel()
                .input("a", 1, 2)
                .input("b", 1, 3)
                .node(Node.of("Tanh", List.of("b"), List.of("tanh")))
                .node(Node.of("Sigmoid", List.of("a"), List.of("logistic")))
                .output("tanh", 1, 3)
                .output("logistic", 1, 2)
                .toBytes();
        try (EngineSession session = open(model)) {
            float[] answers = FloatCall.runAll(session, new float[] {0, 0}, new float[] {0, 1, -1});
            float tanh1 = (float) Math.tanh(1);
            assertArrayEquals(new float[] {0, tanh1, -tanh1, 0.5f, 0.5f}, answers, 1e-5f);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void run_valueNotFinite_isRefusedInsteadOfClampedToANumber(float value) throws EngineException {
        Mlp mlp = Fixtures.mlp(1, 3, 8, 3);
        try (EngineSession session = open(OnnxModels.of(mlp, "in", "out"))) {
            EngineException refusal = assertThrows(EngineException.class, () -> FloatCall.run(session, 1, 2, value));
            assertEquals(EngineException.Kind.INVALID_INPUT, refusal.kind());
            assertTrue(refusal.getMessage().startsWith("input [in] has a value that is NaN"), refusal.getMessage());
            float[] finite = {Float.MIN_VALUE, -0f, -3};
            assertArrayEquals(mlp.forward(finite), FloatCall.run(session, finite), 1e-5f);
        }
    }

    @Test
    void run_tooFewValues_refusesAndStaysUsable() throws EngineException {
        try (EngineSession session = open(OnnxModels.of(Fixtures.mlp(1, 3, 2), Fixtures.INPUT, Fixtures.OUTPUT))) {
            EngineException refusal = assertThrows(EngineException.class, () -> FloatCall.run(session, 1, 2));
            assertEquals(EngineException.Kind.INVALID_INPUT, refusal.kind());
            assertEquals(1f, sum(FloatCall.run(session, 1, 2, 3)), 1e-5f);
        }
    }

    @Test
    void open_twoModels_shareNothing() throws EngineException {
        Mlp one = Fixtures.mlp(1, 4, 8, 3);
        Mlp two = Fixtures.mlp(2, 4, 8, 3);
        try (EngineSession first = open(OnnxModels.of(one, "in", "out"));
                EngineSession second = open(OnnxModels.of(two, "in", "out"))) {
            float[] in = {1, 2, 3, 4};
            assertArrayEquals(one.forward(in), FloatCall.run(first, in), 1e-5f);
            assertArrayEquals(two.forward(in), FloatCall.run(second, in), 1e-5f);
            assertArrayEquals(one.forward(in), FloatCall.run(first, in), 1e-5f);
        }
    }

    @Test
    void open_otherFormat_isUnsupported() {
        ModelFile tflite = new ModelFile(directory.resolve("model.tflite"), "tflite", "00ff");
        EngineException refusal = assertThrows(EngineException.class, () -> engine.open(tflite, STATELESS));
        assertEquals(EngineException.Kind.UNSUPPORTED, refusal.kind());
        assertTrue(refusal.getMessage().contains("model format [tflite]"), refusal.getMessage());
    }

    @Test
    void open_afterClose_isClosed() {
        engine.close();
        ModelFile file = ModelFiles.write(
                directory, "onnx", OnnxModels.of(Fixtures.mlp(1, 3, 2), Fixtures.INPUT, Fixtures.OUTPUT));
        EngineException refusal = assertThrows(EngineException.class, () -> engine.open(file, STATELESS));
        assertEquals(EngineException.Kind.CLOSED, refusal.kind());
    }

    @Test
    void close_openSession_closesIt() throws EngineException {
        EngineSession session = open(OnnxModels.of(Fixtures.mlp(1, 3, 2), Fixtures.INPUT, Fixtures.OUTPUT));
        engine.close();
        EngineException refusal = assertThrows(EngineException.class, () -> FloatCall.run(session, 1, 2, 3));
        assertEquals(EngineException.Kind.CLOSED, refusal.kind());
    }

    @Test
    void openAndClose_fiftyTimes_leaksNoFileDescriptor() throws Exception {
        open(OnnxModels.of(Fixtures.mlp(1, 3, 2), Fixtures.INPUT, Fixtures.OUTPUT))
                .close();
        long before = fileDescriptors();
        ModelFile damaged = ModelFiles.write(directory, "onnx", Fixtures.garbage(1, 4096));
        for (int i = 0; i < 50; i++) {
            try (EngineSession session =
                    open(OnnxModels.of(Fixtures.mlp(i, 9, 16, 7), Fixtures.INPUT, Fixtures.OUTPUT))) {
                FloatCall.run(session, new float[9]);
            }
            assertThrows(EngineException.class, () -> engine.open(damaged, STATELESS));
        }
        long leaked = fileDescriptors() - before;
        assertTrue(leaked < 10, "100 opens left [" + leaked + "] file descriptors behind");
    }

    private EngineSession open(byte[] content) throws EngineException {
        return engine.open(ModelFiles.write(directory, "onnx", content), STATELESS);
    }

    private static long fileDescriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static float[] floats(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() * 4 - 2;
        }
        return values;
    }

    private static float sum(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}
