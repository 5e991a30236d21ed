package dev.modelwire.bndrun;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Packages are replaced by a higher version again and again, while 1,000 records a second are scored. */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class HotUpdateIT {

    private static final int RATE = 1_000;
    private static final int UPDATES = Integer.getInteger("hot.updates", 10);
    private static final int UPDATES_OF_WIRES = Integer.getInteger("hot.updates.wires", 3);
    private static final int SETTLED_AFTER = 5;

    @TempDir
    Path home;

    @TempDir
    Path raised;

    @Test
    void modelwire_replacedUnderLoad_losesNoRecordAndLeavesNothingBehind() throws Exception {
        List<Path> files = RaisedPackage.writeAll(LoadedGateway.file("modelwire"), UPDATES, raised);
        try (LoadedGateway loaded = LoadedGateway.install(home, RATE)) {
            Account records = loaded.records();
            loaded.awaitScored(RATE);
            Leftovers leftovers = new Leftovers(loaded.gateway());
            long longest = 0;
            records.longestWaitMillis();
            System.out.println("hot update of modelwire | longest wait [ms] | scored meanwhile");
            for (int i = 1; i <= UPDATES; i++) {
                long scored = records.scored();
                loaded.gateway().installPackage(files.get(i - 1));
                loaded.awaitScored(RATE / 2);
                loaded.await("an empty queue", () -> records.sent() - records.scored() < RATE / 10);
                leftovers.note();
                long wait = records.longestWaitMillis();
                longest = Math.max(longest, wait);
                System.out.printf(Locale.ROOT, "%23d | %17d | %d%n", i, wait, records.scored() - scored);
                if (i == SETTLED_AFTER) {
                    leftovers.settle();
                    records.longestWaitMillis();
                }
            }
            loaded.drain();
            leftovers.end();
            System.out.printf(
                    Locale.ROOT,
                    "%d updates of modelwire: %d records, lost %d, refused %s, out of order %d, wrong %d, longest wait"
                            + " %d ms%n  %s%n",
                    UPDATES,
                    records.sent(),
                    records.lost(),
                    records.refusals(),
                    records.outOfOrder(),
                    records.wrong(),
                    longest,
                    leftovers);
            assertEquals(0, records.lost());
            assertEquals(Map.of(), records.refusals());
            assertEquals(0, records.outOfOrder());
            assertEquals(0, records.wrong(), records::firstWrong);
            leftovers.assertNone();
        }
    }

    /** What arrives while the wire components themselves are replaced is lost; how much is counted. */
    @Test
    void wires_replacedUnderLoad_goOnByThemselves() throws Exception {
        List<Path> files = RaisedPackage.writeAll(LoadedGateway.file("modelwire-wires"), UPDATES_OF_WIRES, raised);
        try (LoadedGateway loaded = LoadedGateway.install(home, RATE)) {
            Account records = loaded.records();
            Leftovers leftovers = new Leftovers(loaded.gateway());
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
                leftovers.note();
                if (i == SETTLED_AFTER) {
                    leftovers.settle();
                }
            }
            loaded.drain();
            leftovers.end();
            System.out.printf(
                    Locale.ROOT,
                    "%d updates of modelwire-wires: out of order %d, wrong %d%n  %s%n",
                    UPDATES_OF_WIRES,
                    records.outOfOrder(),
                    records.wrong(),
                    leftovers);
            assertEquals(0, records.wrong(), records::firstWrong);
            assertEquals(0, records.outOfOrder());
            leftovers.assertNone();
        }
    }
}
