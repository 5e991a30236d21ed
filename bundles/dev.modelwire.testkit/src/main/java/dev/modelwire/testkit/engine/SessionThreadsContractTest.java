package dev.modelwire.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.Mlp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every engine with a native library must keep when threads use its sessions. */
public abstract class SessionThreadsContractTest extends RealEngineTest {

    private static final int THREADS = 3;
    private static final float[] IN = {1, -2, 3, -4};

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** Makes the tests of an engine. */
    protected SessionThreadsContractTest(RealEngine kind) {
        super(kind);
    }

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void run_aSessionPerThread_eachAnswersItsOwnModel() throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int seed = 1; seed <= THREADS; seed++) {
            Mlp mlp = Fixtures.mlp(seed, 4, 32, 3);
            work.add(() -> {
                try (EngineSession session = open(mlp)) {
                    float[] expected = mlp.forward(IN);
                    for (int i = 0; i < 5_000; i++) {
                        assertArrayEquals(expected, FloatCall.run(session, IN), 1e-5f);
                    }
                }
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(work)) {
            done.get();
        }
    }

    @Test
    void run_oneSessionFromSeveralThreads_everyAnswerBelongsToItsInput() throws Exception {
        Mlp mlp = Fixtures.mlp(9, 1, 32, 3);
        try (EngineSession session = open(mlp)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                float in = thread * 3 - 2;
                float[] expected = mlp.forward(new float[] {in});
                work.add(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        assertArrayEquals(expected, FloatCall.run(session, in), 1e-5f);
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }
    }

    @Test
    void close_whileThreadsRun_endsEachWithClosed() throws Exception {
        Mlp mlp = Fixtures.mlp(4, 4, 64, 64, 3);
        float[] expected = mlp.forward(IN);
        for (int round = 0; round < 100; round++) {
            EngineSession session = open(mlp);
            CountDownLatch running = new CountDownLatch(THREADS);
            List<Future<EngineException.Kind>> ends = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                ends.add(threads.submit(() -> runUntilRefused(session, expected, running)));
            }
            running.await();
            session.close();
            for (Future<EngineException.Kind> end : ends) {
                assertEquals(EngineException.Kind.CLOSED, end.get());
            }
        }
    }

    private static EngineException.Kind runUntilRefused(
            EngineSession session, float[] expected, CountDownLatch running) {
        try {
            while (true) {
                float[] answer = FloatCall.run(session, IN);
                assertTrue(Math.abs(expected[0] - answer[0]) < 1e-5, "a call beside a close must be right or refused");
                running.countDown();
            }
        } catch (EngineException e) {
            return e.kind();
        }
    }
}
