package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.testkit.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that works on a store is killed for real, again and again, and the next one goes on in the same directory. The
 * number of rounds is {@code -Dmodelwire.store.kills}.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class KillTest {

    private static final int ROUNDS = Integer.getInteger("modelwire.store.kills", 200);
    private static final long SEED = Long.getLong("modelwire.store.seed", 20_261_122);
    private static final int MOST_FINISHED = 6;
    private static final long LONGEST_DELAY_MILLIS = 40;
    private static final int PROGRESS_EVERY = 100;

    /** In each of so many rounds the process may die before it has opened the store. */
    private static final int OPENING_EVERY = 5;

    @TempDir
    Path directory;

    @Test
    void kill_atAnyTime_P1_whatWasSaidIsThereAndNothingIsHalf() throws Exception {
        Random random = new Random(SEED);
        List<String> violations = new ArrayList<>();
        KillWitness witness = new KillWitness(directory);
        long operations = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            List<String> said = new ArrayList<>();
            Process worker = worker(SEED + round);
            try (BufferedReader out = worker.inputReader()) {
                if (round % OPENING_EVERY != 0) {
                    assertEquals(KillWorker.READY, out.readLine(), () -> "the worker did not start");
                }
                int finished = round % OPENING_EVERY == 0 ? 0 : random.nextInt(MOST_FINISHED + 1);
                live(out, said, finished);
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextLong(LONGEST_DELAY_MILLIS * 1000)));
                worker.toHandle().destroyForcibly(); // by its handle: what it has said can still be read
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    said.add(line);
                }
            }
            assertTrue(worker.waitFor(60, TimeUnit.SECONDS));
            operations += said.stream().filter(KillWorker.END::equals).count();
            violations.addAll(witness.check(round, said));
            if (round % PROGRESS_EVERY == 0 || round == ROUNDS) {
                System.out.println("killed " + round + " of " + ROUNDS + " processes after " + operations
                        + " operations, " + violations.size() + " violations");
            }
        }
        assertEquals(List.of(), violations);
        assertTrue(operations > 0, "no worker came to do anything");
    }

    /** Lets the process finish so many changes: a time alone would end before the first on a busy machine. */
    private static void live(BufferedReader out, List<String> said, int changes) throws IOException {
        for (int left = changes; left > 0; ) {
            String line = out.readLine();
            if (line == null) {
                return;
            }
            said.add(line);
            left -= line.equals(KillWorker.END) ? 1 : 0;
        }
    }

    private Process worker(long seed) throws IOException {
        return JavaProcess.of(
                        List.of(
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xshare:auto",
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"),
                        KillWorker.class,
                        directory,
                        seed)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
