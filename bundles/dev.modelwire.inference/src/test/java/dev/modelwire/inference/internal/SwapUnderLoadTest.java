package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.store.StoredVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two threads score without a pause while versions 1 (the sum) and 2 (its negative) take turns. */
class SwapUnderLoadTest {

    private static final int THREADS = 2;
    private static final int RECORDS_EACH = 100_000;
    private static final int SWAPS = 1_000;

    @TempDir
    Path directory;

    private final AtomicBoolean swapping = new AtomicBoolean(true);
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger mixed = new AtomicInteger();
    private final AtomicInteger first = new AtomicInteger();
    private final AtomicInteger second = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @Timeout(300)
    void swap_A8_aThousandTimesUnderLoad_losesMixesAndLeaksNothing(int sessions) throws Exception {
        Rig rig = new Rig(directory, sessions);
        StoredVersion[] versions = {rig.stored("1", Rig.sum(1)), rig.stored("2", Rig.sum(-1))};
        assertInstanceOf(ActivationOutcome.Activated.class, rig.activate(versions[0]));
        ExecutorService scoring = Executors.newFixedThreadPool(THREADS);
        List<Future<Integer>> scored = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            scored.add(scoring.submit(() -> score(rig)));
        }
        for (int i = 1; i <= SWAPS; i++) {
            assertInstanceOf(ActivationOutcome.Activated.class, rig.activate(versions[i % 2]));
        }
        swapping.set(false);
        int records = 0;
        for (Future<Integer> each : scored) {
            records += each.get();
        }
        scoring.shutdown();
        assertTrue(scoring.awaitTermination(10, TimeUnit.SECONDS));

        assertTrue(records >= THREADS * RECORDS_EACH);
        assertEquals(0, lost.get());
        assertEquals(0, mixed.get());
        assertEquals(records, first.get() + second.get());
        assertTrue(first.get() > 0 && second.get() > 0, "both versions must have scored");
        assertEquals(0, rig.engine.usesAfterFree());
        assertEquals((SWAPS + 1) * sessions, rig.engine.opened());
        assertEquals(sessions, rig.engine.open());
        rig.models.close();
        assertEquals(0, rig.engine.open());
        assertEquals(0, rig.store.openLeases());
    }

    /** Scores so many records, and goes on until the last swap. */
    private int score(Rig rig) {
        Map<String, Object> record = new HashMap<>();
        int records = 0;
        while (records < RECORDS_EACH || swapping.get()) {
            records++;
            record.put("a", records);
            record.put("b", 1);
            try (ModelLease lease = rig.lease()) {
                count(lease, lease.score(record), records + 1);
            } catch (RuntimeException e) {
                lost.incrementAndGet();
            }
        }
        return records;
    }

    private void count(ModelLease lease, ScoreOutcome outcome, int sum) {
        if (!(outcome instanceof ScoreOutcome.Scored scored)) {
            lost.incrementAndGet();
            return;
        }
        boolean one = scored.version().label().value().equals("1");
        (one ? first : second).incrementAndGet();
        double answered = scored.outputs().get(0).value(0);
        if (answered != (float) (one ? sum : -sum) || !lease.version().equals(scored.version())) {
            mixed.incrementAndGet();
        }
    }
}
