package dev.modelwire.inference.internal.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerEngineTest {

    @TempDir
    Path directory;

    @Test
    void run_severalSessions_eachAnswersItsOwn() throws Exception {
        WorkerEngine engine = Workers.once(Workers.LIMITS, 2);
        ModelFile model = Workers.model(directory, Finish.NONE);

        try (EngineSession one = engine.open(model, SessionOptions.stateless());
                EngineSession two = engine.open(model, SessionOptions.stateless())) {
            for (int i = 0; i < 100; i++) {
                assertEquals(i - 1, Workers.run(one, i, 1));
                assertEquals(-i - 2, Workers.run(two, -i, 2));
            }
            assertEquals("x", one.inputs().get(0).name());
            assertTrue(((RemoteSession) one).lastRunNanos() > 0);
            assertTrue(engine.sessionBytes() > 0, "memory of the sessions");
        }
        assertNothingLeft();
    }

    @Test
    void run_segfault_isToldWithItsSignal() throws Exception {
        EngineException died = dies(Finish.SEGFAULT, Workers.LIMITS);

        assertEquals(EngineException.Kind.CRASHED, died.kind());
        assertTrue(died.getMessage().contains("[SIGSEGV"), died.getMessage());
    }

    @Test
    void run_exit_isToldWithItsStatus() throws Exception {
        EngineException died = dies(Finish.EXIT, Workers.LIMITS);

        assertEquals(EngineException.Kind.CRASHED, died.kind());
        assertTrue(died.getMessage().contains("[exit status 3]"), died.getMessage());
    }

    @Test
    void run_hang_isEndedAfterItsTime() throws Exception {
        EngineException died = dies(
                Finish.HANG, new WorkerLimits(32, 0, Duration.ZERO, Duration.ofSeconds(60), Duration.ofMillis(300)));

        assertEquals(EngineException.Kind.TIMED_OUT, died.kind());
    }

    @Test
    void run_hang_isEndedAfterItsProcessorTime() throws Exception {
        EngineException died = dies(
                Finish.HANG,
                new WorkerLimits(32, 0, Duration.ofSeconds(3), Duration.ofSeconds(60), Duration.ofSeconds(60)));

        assertEquals(EngineException.Kind.LIMIT_EXCEEDED, died.kind());
        assertTrue(died.getMessage().contains("processor time"), died.getMessage());
    }

    @Test
    void run_hoards_isEndedAtItsMemory() throws Exception {
        EngineException died = dies(
                Finish.HOARD,
                new WorkerLimits(64, 200L << 20, Duration.ZERO, Duration.ofSeconds(60), Duration.ofSeconds(60)));

        assertEquals(EngineException.Kind.LIMIT_EXCEEDED, died.kind());
        assertTrue(died.getMessage().contains("[" + (200L << 20) + "]"), died.getMessage());
    }

    @Test
    void open_noModel_isRefusedAsTheEngineRefuses() throws Exception {
        Path file = Files.writeString(directory.resolve("no"), "no model");
        WorkerEngine engine = Workers.once(Workers.LIMITS, 1);

        EngineException refused = assertThrows(
                EngineException.class,
                () -> engine.open(new ModelFile(file, "fake", "0".repeat(64)), SessionOptions.stateless()));

        assertEquals(EngineException.Kind.INVALID_MODEL, refused.kind());
        assertNothingLeft();
    }

    @Test
    void open_noJava_isUnavailableAndSaysWhy() throws Exception {
        WorkerCommand command = new WorkerCommand(Path.of("/nonexistent/java"), List.of());
        WorkerEngine engine = WorkerEngine.once(
                Workers.engine(), Workers.engine().blueprint().orElseThrow(), command, Workers.LIMITS, 1);

        EngineException refused = assertThrows(
                EngineException.class,
                () -> engine.open(Workers.model(directory, Finish.NONE), SessionOptions.stateless()));

        assertEquals(EngineException.Kind.UNAVAILABLE, refused.kind());
        assertTrue(refused.getMessage().contains("/nonexistent/java"), refused.getMessage());
    }

    private EngineException dies(Finish finish, WorkerLimits limits) throws Exception {
        WorkerEngine engine = Workers.once(limits, 1);
        EngineException died;
        try (EngineSession session = engine.open(Workers.model(directory, finish), SessionOptions.stateless())) {
            died = assertThrows(EngineException.class, () -> Workers.run(session, 1, 2));
            assertThrows(EngineException.class, () -> Workers.run(session, 1, 2));
        }
        assertNothingLeft();
        return died;
    }

    private static void assertNothingLeft() throws IOException {
        String own = "modelwire-worker-" + ProcessHandle.current().pid() + "-";
        for (String base : List.of("/dev/shm", System.getProperty("java.io.tmpdir"))) {
            try (Stream<Path> entries = Files.list(Path.of(base))) {
                assertEquals(
                        List.of(),
                        entries.filter(entry -> entry.getFileName().toString().startsWith(own))
                                .toList());
            }
        }
    }
}
