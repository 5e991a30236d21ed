package dev.modelwire.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionCall;
import dev.modelwire.engine.api.SessionOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every engine must keep. A subclass names the engine, one of its formats and a sound model of that format whose
 * answer depends on its input and whose first input and output are FP32.
 */
@Timeout(60)
public abstract class EngineContractTest {

    private static final String DIGEST = "0".repeat(64);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    /** Returns the engine under test; each test may get a new one. */
    protected abstract Engine engine();

    /** Returns the format of the model. */
    protected abstract String format();

    /** Writes a sound model into the directory and returns its file. */
    protected abstract Path model(Path into) throws IOException;

    @Test
    void formats_ofTheModel_areNamed() {
        assertTrue(engine().formats().contains(format()));
        assertFalse(engine().name().isBlank());
        assertFalse(engine().version().isBlank());
    }

    @Test
    void open_soundModel_statesItsTensors() throws Exception {
        try (EngineSession session = open()) {
            assertFalse(session.inputs().isEmpty());
            assertFalse(session.outputs().isEmpty());
        }
    }

    @Test
    void open_emptyFile_isRefusedAsInvalid() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty"));
        assertEquals(EngineException.Kind.INVALID_MODEL, refused(empty));
    }

    @Test
    void open_fileThatIsNoModel_isRefusedAsInvalid() throws IOException {
        Path page = directory.resolve("page");
        Files.writeString(page, "<html>404 not found</html>\n".repeat(100), StandardCharsets.UTF_8);
        assertEquals(EngineException.Kind.INVALID_MODEL, refused(page));
    }

    @Test
    void run_equalInputs_giveEqualOutputs() throws Exception {
        try (EngineSession session = open()) {
            float[] first = score(session, 1f);
            float[] other = score(session, 2f);
            assertArrayEquals(first, score(session, 1f));
            assertFalse(java.util.Arrays.equals(first, other), "the answer must depend on the input");
        }
    }

    @Test
    void run_inputNotFilled_isRefusedAndTheSessionGoesOn() throws Exception {
        try (EngineSession session = open()) {
            EngineException e = assertThrows(
                    EngineException.class,
                    () -> session.run(new Fill(1f) {
                        @Override
                        public void write(List<ByteBuffer> inputs) {
                            inputs.get(0).put((byte) 0);
                        }
                    }));
            assertEquals(EngineException.Kind.INVALID_INPUT, e.kind());
            score(session, 1f);
        }
    }

    @Test
    void run_closedSession_isRefused() throws Exception {
        EngineSession session = open();
        session.close();
        session.close();
        EngineException e = assertThrows(EngineException.class, () -> session.run(new Fill(1f)));
        assertEquals(EngineException.Kind.CLOSED, e.kind());
    }

    @Test
    void open_twice_sharesNothing() throws Exception {
        try (EngineSession session = open()) {
            float[] expected = score(session, 1f);
            EngineSession other = open();
            score(other, 2f);
            other.close();
            assertArrayEquals(expected, score(session, 1f));
        }
    }

    @Test
    void close_whileRunning_waitsForTheRun() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        EngineSession session = open();
        Fill call = new Fill(1f) {
            @Override
            public void write(List<ByteBuffer> inputs) {
                running.countDown();
                await(go);
                super.write(inputs);
            }
        };
        Thread scoring = new Thread(() -> assertThrowsNothing(session, call), "scoring");
        Thread closing = new Thread(session::close, "closing");
        scoring.start();
        await(running);
        closing.start();
        go.countDown();
        scoring.join();
        closing.join();
        assertTrue(call.answered(), "the run must end before the session is closed");
    }

    @Test
    void run_twoThreads_mixNothing() throws Exception {
        try (EngineSession session = open()) {
            float[] ones = score(session, 1f);
            float[] twos = score(session, 2f);
            boolean[] same = new boolean[2];
            Thread first = new Thread(() -> same[0] = always(session, 1f, ones), "first");
            Thread second = new Thread(() -> same[1] = always(session, 2f, twos), "second");
            first.start();
            second.start();
            first.join();
            second.join();
            assertArrayEquals(new boolean[] {true, true}, same);
        }
    }

    private EngineSession open() throws IOException, EngineException {
        return engine().open(new ModelFile(model(directory), format(), DIGEST), SessionOptions.stateless());
    }

    private EngineException.Kind refused(Path file) {
        ModelFile model = new ModelFile(file, format(), DIGEST);
        return assertThrows(EngineException.class, () -> engine().open(model, SessionOptions.stateless()))
                .kind();
    }

    private static boolean always(EngineSession session, float value, float[] expected) {
        try {
            for (int i = 0; i < 500; i++) {
                if (!java.util.Arrays.equals(expected, score(session, value))) {
                    return false;
                }
            }
            return true;
        } catch (EngineException e) {
            return false;
        }
    }

    private static void assertThrowsNothing(EngineSession session, SessionCall call) {
        try {
            session.run(call);
        } catch (EngineException e) {
            throw new AssertionError(e);
        }
    }

    private static float[] score(EngineSession session, float value) throws EngineException {
        Fill call = new Fill(value);
        session.run(call);
        return call.answer;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Fills the first input with one value and every other with zeros; takes the first output. */
    private static class Fill implements SessionCall {

        private final float value;
        private float[] answer = {};

        Fill(float value) {
            this.value = value;
        }

        boolean answered() {
            return answer.length > 0;
        }

        @Override
        public void write(List<ByteBuffer> inputs) {
            while (inputs.get(0).hasRemaining()) {
                inputs.get(0).putFloat(value);
            }
            for (ByteBuffer input : inputs) {
                while (input.hasRemaining()) {
                    input.put((byte) 0);
                }
            }
        }

        @Override
        public void read(List<ByteBuffer> outputs) {
            ByteBuffer output = outputs.get(0);
            answer = new float[output.remaining() / Float.BYTES];
            for (int i = 0; i < answer.length; i++) {
                answer[i] = output.getFloat();
            }
        }
    }
}
