package dev.modelwire.testkit.engine;

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
import dev.modelwire.testkit.tflite.Activation;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.Mlp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine with a native library must answer for models that can be calculated in Java. */
public abstract class PerceptronContractTest extends RealEngineTest {

    private static final float EXACT = 1e-5f;

    /** Makes the tests of an engine. */
    protected PerceptronContractTest(RealEngine kind) {
        super(kind);
    }

    @Test
    void open_mlp_describesTensors() throws EngineException {
        try (EngineSession session = open(Fixtures.mlp(1, 9, 16, 7))) {
            assertEquals(List.of(new TensorInfo(Fixtures.INPUT, ElementType.FP32, List.of(1, 9))), session.inputs());
            assertEquals(List.of(new TensorInfo(Fixtures.OUTPUT, ElementType.FP32, List.of(1, 7))), session.outputs());
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void run_mlp_equalsPlainJava(Activation activation) throws EngineException {
        Mlp mlp = Fixtures.regression(7, activation, 9, 32, 16, 7);
        Random random = new Random(3);
        try (EngineSession session = open(mlp)) {
            for (int i = 0; i < 100; i++) {
                float[] in = floats(random, 9);
                assertArrayEquals(mlp.forward(in), FloatCall.run(session, in), EXACT);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void run_threads_equalsPlainJava(int threads) throws EngineException {
        Mlp mlp = Fixtures.mlp(7, 9, 64, 7);
        float[] in = floats(new Random(5), 9);
        try (EngineSession session = engine().open(file(mlp), new SessionOptions(threads, true))) {
            assertArrayEquals(mlp.forward(in), FloatCall.run(session, in), EXACT);
        }
    }

    @Test
    void run_severalInputsAndOutputs_keepsTheirOrder() throws EngineException {
        try (EngineSession session = engine().open(file(kind().branches().get()), STATELESS)) {
            float[] answers = FloatCall.runAll(session, new float[] {0, 0}, new float[] {0, 1, -1});
            float tanh1 = (float) Math.tanh(1);
            assertArrayEquals(new float[] {0, tanh1, -tanh1, 0.5f, 0.5f}, answers, EXACT);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void run_valueNotFinite_isRefusedInsteadOfClampedToANumber(float value) throws EngineException {
        Mlp mlp = Fixtures.mlp(1, 3, 8, 3);
        try (EngineSession session = open(mlp)) {
            String message = refusal(EngineException.Kind.INVALID_INPUT, () -> FloatCall.run(session, 1, 2, value));
            assertTrue(message.startsWith("input [" + Fixtures.INPUT + "] has a value that is NaN"), message);
            float[] finite = {Float.MIN_VALUE, -0f, -3};
            assertArrayEquals(mlp.forward(finite), FloatCall.run(session, finite), EXACT);
        }
    }

    @Test
    void run_tooFewValues_refusesAndStaysUsable() throws EngineException {
        try (EngineSession session = open(Fixtures.mlp(1, 3, 2))) {
            refusal(EngineException.Kind.INVALID_INPUT, () -> FloatCall.run(session, 1, 2));
            assertEquals(1f, sum(FloatCall.run(session, 1, 2, 3)), EXACT);
        }
    }

    @Test
    void open_twoModels_shareNothing() throws EngineException {
        Mlp one = Fixtures.mlp(1, 4, 8, 3);
        Mlp two = Fixtures.mlp(2, 4, 8, 3);
        try (EngineSession first = open(one);
                EngineSession second = open(two)) {
            float[] in = {1, 2, 3, 4};
            assertArrayEquals(one.forward(in), FloatCall.run(first, in), EXACT);
            assertArrayEquals(two.forward(in), FloatCall.run(second, in), EXACT);
            assertArrayEquals(one.forward(in), FloatCall.run(first, in), EXACT);
        }
    }

    @Test
    void open_otherFormat_isUnsupported() {
        ModelFile other = new ModelFile(directory.resolve("model.other"), "other", "00ff");
        String message = refusal(EngineException.Kind.UNSUPPORTED, () -> engine().open(other, STATELESS));
        assertTrue(message.contains("model format [other]"), message);
    }

    @Test
    void open_afterClose_isClosed() {
        closeEngine();
        ModelFile file = file(Fixtures.mlp(1, 3, 2));
        refusal(EngineException.Kind.CLOSED, () -> engine().open(file, STATELESS));
    }

    @Test
    void close_openSession_closesIt() throws EngineException {
        EngineSession session = open(Fixtures.mlp(1, 3, 2));
        closeEngine();
        refusal(EngineException.Kind.CLOSED, () -> FloatCall.run(session, 1, 2, 3));
    }

    @Test
    void openAndClose_fiftyTimes_leaksNoFileDescriptor() throws Exception {
        open(Fixtures.mlp(1, 3, 2)).close();
        long before = fileDescriptors();
        ModelFile damaged = file(Fixtures.garbage(1, 4096));
        for (int i = 0; i < 50; i++) {
            try (EngineSession session = open(Fixtures.mlp(i, 9, 16, 7))) {
                FloatCall.run(session, new float[9]);
            }
            assertThrows(EngineException.class, () -> engine().open(damaged, STATELESS));
        }
        long leaked = fileDescriptors() - before;
        assertTrue(leaked < 10, "100 opens left [" + leaked + "] file descriptors behind");
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
