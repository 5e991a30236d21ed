package dev.modelwire.engine.litert.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionCall;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.testkit.engine.FloatCall;
import dev.modelwire.testkit.engine.ModelFiles;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.Lstm;
import dev.modelwire.testkit.tflite.Mlp;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"},
        disabledReason = "has no native library")
class StateTest {

    private static final Lstm LSTM = Lstm.of(3, 6, 4, 8, 5);

    @TempDir
    Path directory;

    private LitertEngine engine;
    private final float[] window = window();

    @BeforeEach
    void loadRuntime() throws EngineException {
        engine = new LitertEngine(LitertRuntime.load(directory.resolve("native")), Optional::empty);
    }

    @Test
    void run_recurrentModelStateless_equalInputsGiveEqualOutputs() throws EngineException {
        try (EngineSession session = open(SessionOptions.stateless())) {
            float[] first = FloatCall.run(session, window);
            assertArrayEquals(LSTM.forward(window), first, 1e-5f);
            assertArrayEquals(first, FloatCall.run(session, window));
            assertArrayEquals(first, FloatCall.run(session, window));
        }
    }

    @Test
    void run_recurrentModelStateful_goesOnWhereItEnded() throws EngineException {
        try (EngineSession session = open(new SessionOptions(1, true))) {
            float[] first = FloatCall.run(session, window);
            assertArrayEquals(LSTM.forward(window), first, 1e-5f);
            assertFalse(Arrays.equals(first, FloatCall.run(session, window)), "state must be kept");
        }
    }

    @Test
    void run_reusedCall_makesNoGarbage() throws EngineException {
        Mlp mlp = Fixtures.mlp(1, 10, 32, 4);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (EngineSession session =
                engine.open(ModelFiles.write(directory, mlp.toTflite("in", "out")), SessionOptions.stateless())) {
            Reused call = new Reused();
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 20; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 1_000; i++) {
                    session.run(call);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least / 1_000, "bytes of garbage for each call");
            assertArrayEquals(mlp.forward(new float[10]), call.answer, 1e-5f);
        }
    }

    private EngineSession open(SessionOptions options) throws EngineException {
        return engine.open(ModelFiles.write(directory, LSTM.toTflite("in", "out")), options);
    }

    private static float[] window() {
        Random random = new Random(9);
        float[] values = new float[LSTM.steps() * LSTM.features()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() * 2 - 1;
        }
        return values;
    }

    private static final class Reused implements SessionCall {

        private final float[] answer = new float[4];

        @Override
        public void write(List<ByteBuffer> inputs) {
            ByteBuffer input = inputs.get(0);
            while (input.hasRemaining()) {
                input.putFloat(0);
            }
        }

        @Override
        public void read(List<ByteBuffer> outputs) {
            for (int i = 0; i < answer.length; i++) {
                answer[i] = outputs.get(0).getFloat();
            }
        }
    }
}
