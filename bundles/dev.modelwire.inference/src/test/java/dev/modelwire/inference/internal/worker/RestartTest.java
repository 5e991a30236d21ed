package dev.modelwire.inference.internal.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.inference.internal.ClassPathWorkers;
import dev.modelwire.testkit.engine.FakeEngine;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that dies is started again; this one is the gateway and goes on. */
class RestartTest {

    @TempDir
    Path directory;

    private final List<Duration> delays = new ArrayList<>();
    private final Queue<Runnable> due = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void run_processDies_recordsAreRefusedUntilItIsThereAgain() throws Exception {
        WorkerEngine engine = lasting(2);
        ModelFile model = Workers.model(directory, Finish.FRAGILE);
        try (EngineSession one = engine.open(model, SessionOptions.stateless());
                EngineSession two = engine.open(model, SessionOptions.stateless())) {
            assertEquals(2, Workers.run(one, 3, 1));
            crashed(one);
            crashed(two);
            crashed(one);
            assertEquals(1, due.size(), "one restart for both sessions");
            restart();
            assertEquals(2, Workers.run(one, 3, 1));
            assertEquals(4, Workers.run(two, 5, 1));
        }
        assertEquals(List.of(), told);
    }

    @Test
    void run_processDiesOverAndOver_isStartedLaterEachTimeAndTold() throws Exception {
        WorkerEngine engine = lasting(1);
        try (EngineSession session =
                engine.open(Workers.model(directory, Finish.FRAGILE), SessionOptions.stateless())) {
            for (int death = 1; death <= 4; death++) {
                assertEquals(death > 3 ? 1 : 0, told.size());
                crashed(session);
                crashed(session);
                restart();
                assertEquals(1, Workers.run(session, 2, 1));
            }
            nanos.addAndGet(Duration.ofMinutes(11).toNanos());
            crashed(session);
            crashed(session);
            restart();
        }
        assertEquals(
                List.of(100L, 200L, 400L, 800L, 100L),
                delays.stream().map(Duration::toMillis).toList());
        assertTrue(told.get(0).startsWith("its process has ended [3] times"), told.toString());
        assertTrue(told.get(0).contains("SIGSEGV"), told.toString());
    }

    @Test
    void close_whileARestartIsDue_staysClosed() throws Exception {
        EngineSession session = lasting(1).open(Workers.model(directory, Finish.FRAGILE), SessionOptions.stateless());
        crashed(session);
        crashed(session);
        session.close();
        restart();

        EngineException closed = assertThrows(EngineException.class, () -> Workers.run(session, 2, 1));
        assertEquals(EngineException.Kind.CLOSED, closed.kind());
    }

    @ParameterizedTest
    @EnumSource(names = {"SEGFAULT", "EXIT", "HANG", "HOARD"})
    void run_S22_modelForcedPastTheGates_doesNotEndTheGateway(Finish finish) throws Exception {
        WorkerEngine engine = lasting(1);
        try (EngineSession session = engine.open(Workers.model(directory, finish), SessionOptions.stateless())) {
            for (int life = 0; life < 2; life++) {
                assertThrows(EngineException.class, () -> Workers.run(session, 2, 1));
                assertThrows(EngineException.class, () -> Workers.run(session, 2, 1));
                restart();
            }
        }
    }

    private WorkerEngine lasting(int sessions) {
        FakeEngine engine = Workers.engine();
        return WorkerEngine.lasting(
                engine,
                engine.blueprint().orElseThrow(),
                ClassPathWorkers.command(),
                new WorkerLimits(32, 200L << 20, Duration.ZERO, Duration.ofSeconds(60), Duration.ofMillis(500)),
                new BackOff(
                        (delay, what) -> {
                            delays.add(delay);
                            due.add(what);
                        },
                        nanos::get,
                        told::add),
                sessions);
    }

    private static void crashed(EngineSession session) {
        EngineException crashed = assertThrows(EngineException.class, () -> Workers.run(session, 1, 2));
        assertEquals(EngineException.Kind.CRASHED, crashed.kind());
    }

    private void restart() {
        due.remove().run();
    }
}
