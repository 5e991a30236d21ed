package dev.modelwire.gateway.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random reconnects, kills and changes against a real broker and a real HTTP server; after each sequence the gateway must
 * come to what is desired, and report what an observer of the wire sees. Their number is {@code -Dmodelwire.chaos.sequences}.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class ChaosTest {

    private static final int SEQUENCES = Integer.getInteger("modelwire.chaos.sequences", 8);
    private static final int LANES = Integer.getInteger("modelwire.chaos.lanes", 4);
    private static final long SEED = Long.getLong("modelwire.chaos.seed", 20_261_122);
    private static final int PROGRESS_EVERY = 20;

    @TempDir
    Path directory;

    @Test
    void sequences_T9_T10_reconnectsKillsAndChanges_endConvergedAndReportedAsObserved() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        AtomicLong kills = new AtomicLong();
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        List<Future<List<String>>> results = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            int number = lane;
            results.add(lanes.submit(() -> live(number, begun, done, kills)));
        }
        List<String> problems = new ArrayList<>();
        for (Future<List<String>> result : results) {
            problems.addAll(result.get());
        }
        lanes.shutdown();
        System.out.println("lived through " + done.get() + " sequences with " + kills.get() + " kills, "
                + problems.size() + " of them did not end as desired");
        assertEquals(List.of(), problems);
        assertTrue(done.get() >= SEQUENCES);
    }

    private List<String> live(int lane, AtomicInteger begun, AtomicInteger done, AtomicLong kills) throws Exception {
        List<String> problems = new ArrayList<>();
        try (ChaosLane gateway = new ChaosLane(directory.resolve("store-" + lane), SEED + lane)) {
            while (begun.getAndIncrement() < SEQUENCES) {
                String problem = gateway.sequence();
                if (!problem.isEmpty()) {
                    problems.add("lane " + lane + ": " + problem);
                }
                int all = done.incrementAndGet();
                if (all % PROGRESS_EVERY == 0) {
                    System.out.println("lived through " + all + " of " + SEQUENCES + " sequences");
                }
            }
            kills.addAndGet(gateway.kills());
        }
        return problems;
    }
}
