package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LoadedModelTest {

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void stopThreads() {
        go.countDown();
        threads.shutdown();
    }

    @Test
    void score_twoSessions_runAtTheSameTime() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Rig rig = standing(2, both);
        Future<ScoreOutcome> one = threads.submit(() -> score(rig));
        Future<ScoreOutcome> two = threads.submit(() -> score(rig));
        assertTrue(both.await(30, TimeUnit.SECONDS), "two records must be in the engine at once");
        go.countDown();
        assertEquals(7, Rig.value(one.get()));
        assertEquals(7, Rig.value(two.get()));
    }

    @Test
    void score_allSessionsBusyAndInterrupted_isRefusedAndTheThreadStaysInterrupted() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        Rig rig = standing(1, busy);
        Future<ScoreOutcome> one = threads.submit(() -> score(rig));
        assertTrue(busy.await(30, TimeUnit.SECONDS));
        Thread.currentThread().interrupt();
        ScoreOutcome.Refused refused = assertInstanceOf(ScoreOutcome.Refused.class, score(rig));
        assertTrue(Thread.interrupted());
        assertEquals(RefusalCode.STOPPED, refused.code());
        go.countDown();
        assertEquals(7, Rig.value(one.get()));
    }

    @Test
    void score_moreThanMayWait_areRefusedAtOnceAndTheOthersServed() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        Rig rig = standing(1, busy);
        ExecutorCompletionService<ScoreOutcome> all = new ExecutorCompletionService<>(threads);
        all.submit(() -> score(rig));
        assertTrue(busy.await(30, TimeUnit.SECONDS));
        for (int i = 0; i <= LoadedModel.MOST_WAITING; i++) {
            all.submit(() -> score(rig));
        }
        ScoreOutcome.Refused refused =
                assertInstanceOf(ScoreOutcome.Refused.class, all.take().get());
        assertEquals(RefusalCode.QUEUE_FULL, refused.code());
        go.countDown();
        for (int i = 0; i <= LoadedModel.MOST_WAITING; i++) {
            assertEquals(7, Rig.value(all.take().get()));
        }
    }

    @Test
    void swap_whileARecordIsInTheEngine_freesItsSessionAfterwards() throws Exception {
        swapWhile(LoadedModelTest::score);
    }

    @Test
    void swap_whileARecordWithoutALeaseIsInTheEngine_freesItsSessionAfterwards() throws Exception {
        swapWhile(rig -> rig.models.score(Rig.PUMP, Rig.RECORD, "").orElseThrow());
    }

    private void swapWhile(Function<Rig, ScoreOutcome> score) throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        Rig rig = standing(1, busy);
        Future<ScoreOutcome> old = threads.submit(() -> score.apply(rig));
        assertTrue(busy.await(30, TimeUnit.SECONDS));
        rig.engine.onRun(() -> {});
        rig.activate(rig.stored("2", Rig.sum(-1)));
        assertEquals(-7, rig.score(Rig.RECORD));
        assertEquals(0, rig.engine.closed());
        go.countDown();
        assertEquals(7, Rig.value(old.get()));
        assertEquals(1, rig.engine.closed());
        assertEquals(0, rig.engine.usesAfterFree());
    }

    /** Version 1 runs, and stands still in the engine from now on until told to go. */
    private Rig standing(int sessions, CountDownLatch arrived) throws Exception {
        Rig rig = new Rig(directory, sessions);
        rig.activate(rig.stored("1", Rig.sum(1)));
        rig.engine.onRun(() -> {
            arrived.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        return rig;
    }

    private static ScoreOutcome score(Rig rig) {
        try (ModelLease lease = rig.lease()) {
            return lease.score(Rig.RECORD);
        }
    }
}
