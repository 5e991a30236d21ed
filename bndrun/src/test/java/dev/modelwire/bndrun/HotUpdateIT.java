package dev.modelwire.bndrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages are replaced by a higher version again and again, while 1,000 records a second are scored. */
class HotUpdateIT {

    private static final int RATE = 1_000;
    private static final int UPDATES = Integer.getInteger("hot.updates", 10);
    private static final int UPDATES_OF_WIRES = Integer.getInteger("hot.updates.wires", 3);
    private static final int SETTLED_AFTER = 5;
    private static final long MOST_GROWTH_KIB = 20_000;

    @TempDir
    Path home;

    @TempDir
    Path raised;

    @Test
    void modelwire_replacedUnderLoad_losesNoRecordAndLeavesNothingBehind() throws Exception {
        List<Path> files = RaisedPackage.writeAll(LoadedGateway.file("modelwire"), UPDATES, raised);
        try (LoadedGateway loaded = LoadedGateway.install(home, RATE)) {
            Account records = loaded.records();
            Leftovers leftovers = new Leftovers();
            loaded.awaitScored(RATE);
            leftovers.note(loaded.gateway());
            Leftovers.Held before = Leftovers.now();
            Leftovers.Held settled = before;
            long longest = 0;
            records.longestWaitMillis();
            System.out.println("hot update of modelwire | longest wait [ms] | scored meanwhile");
            for (int i = 1; i <= UPDATES; i++) {
                long scored = records.scored();
                loaded.gateway().installPackage(files.get(i - 1));
                loaded.awaitScored(RATE / 2);
                loaded.await("an empty queue", () -> records.sent() - records.scored() < RATE / 10);
                leftovers.note(loaded.gateway());
                long wait = records.longestWaitMillis();
                longest = Math.max(longest, wait);
                System.out.printf(Locale.ROOT, "%23d | %17d | %d%n", i, wait, records.scored() - scored);
                if (i == SETTLED_AFTER) {
                    leftovers.doubled();
                    settled = Leftovers.now();
                    records.longestWaitMillis();
                }
            }
            loaded.drain();
            Map<String, Long> doubled = leftovers.doubled();
            Leftovers.Held after = Leftovers.now();
            System.out.printf(
                    Locale.ROOT,
                    "%d updates of modelwire: %d records, lost %d, refused %s, out of order %d, wrong %d, longest wait"
                            + " %d ms%n  threads %d -> %d, file descriptors %d -> %d, native libraries %d -> %d, memory"
                            + " after %d updates %d KiB -> %d KiB, class loaders seen %d, kept twice %s%n",
                    UPDATES,
                    records.sent(),
                    records.lost(),
                    records.refusals(),
                    records.outOfOrder(),
                    records.wrong(),
                    longest,
                    before.threads().size(),
                    after.threads().size(),
                    before.files(),
                    after.files(),
                    before.natives(),
                    after.natives(),
                    SETTLED_AFTER,
                    settled.residentKib(),
                    after.residentKib(),
                    leftovers.noted(),
                    doubled);
            assertEquals(0, records.lost());
            assertEquals(Map.of(), records.refusals());
            assertEquals(0, records.outOfOrder());
            assertEquals(0, records.wrong(), records::firstWrong);
            assertTrue(before.threads().containsAll(after.threads()), () -> before.threads() + " " + after.threads());
            assertEquals(before.natives(), after.natives());
            assertEquals(Map.of(), doubled, "class loaders of old revisions");
            assertTrue(after.files() <= before.files() + 5, () -> "file descriptors " + before + " " + after);
            long growth = after.residentKib() - settled.residentKib();
            assertTrue(growth <= MOST_GROWTH_KIB, () -> "memory grew by " + growth + " KiB");
        }
    }

    /** What arrives while the wire components themselves are replaced is lost; how much is counted. */
    @Test
    void wires_replacedUnderLoad_goOnByThemselves() throws Exception {
        List<Path> files = RaisedPackage.writeAll(LoadedGateway.file("modelwire-wires"), UPDATES_OF_WIRES, raised);
        try (LoadedGateway loaded = LoadedGateway.install(home, RATE)) {
            Account records = loaded.records();
            System.out.println("hot update of modelwire-wires | lost records");
            long lostBefore = 0;
            for (int i = 1; i <= UPDATES_OF_WIRES; i++) {
                loaded.gateway().installPackage(files.get(i - 1));
                loaded.awaitScored(RATE / 2);
                loaded.drain();
                System.out.printf(Locale.ROOT, "%29d | %d%n", i, records.lost() - lostBefore);
                lostBefore = records.lost();
                records.restarted();
                loaded.gateway()
                        .command("update-config", Map.of("pid", "replay", "properties", Map.of("running", true)));
                loaded.awaitScored(RATE / 2);
            }
            assertEquals(0, records.wrong(), records::firstWrong);
            assertEquals(0, records.outOfOrder());
        }
    }
}
