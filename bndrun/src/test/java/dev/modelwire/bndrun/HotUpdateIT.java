package dev.modelwire.bndrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packages are replaced by a higher version again and again, while 1,000 records a second are scored. First those of the wire
 * components, then {@code modelwire}: by then the JVM has compiled most of what updates run, as on a gateway that has run for
 * some time, and what the process grows by is what updates leave behind.
 */
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
    void packages_replacedUnderLoad_loseOnlyWhatWiresDoAndLeaveNothingBehind() throws Exception {
        List<Path> wires = raised("modelwire-wires", UPDATES_OF_WIRES);
        List<Path> modelwire = raised("modelwire", UPDATES);
        try (LoadedGateway loaded = LoadedGateway.install(home, RATE)) {
            Account records = loaded.records();
            Leftovers leftovers = new Leftovers();
            loaded.awaitScored(RATE);
            leftovers.note(loaded.gateway());
            Leftovers.Held before = Leftovers.atRest();

            replaceWires(loaded, wires, leftovers);
            Leftovers.Held settled = replaceModelwire(loaded, modelwire, leftovers);
            loaded.drain();

            assertEquals(0, records.lost());
            assertEquals(Map.of(), records.refusals());
            assertEquals(0, records.outOfOrder());
            assertEquals(0, records.wrong(), records::firstWrong);
            assertNothingIsLeft(before, settled, leftovers);
        }
    }

    private List<Path> raised(String name, int count) throws Exception {
        return RaisedPackage.writeAll(LoadedGateway.file(name), count, raised);
    }

    /** What arrives while the wire components themselves are replaced is lost; how much is counted. */
    private static void replaceWires(LoadedGateway loaded, List<Path> files, Leftovers leftovers) throws Exception {
        Account records = loaded.records();
        System.out.println("hot update of modelwire-wires | lost records");
        for (int i = 1; i <= files.size(); i++) {
            loaded.gateway().installPackage(files.get(i - 1));
            loaded.awaitScored(RATE / 2);
            loaded.drain();
            System.out.printf(Locale.ROOT, "%29d | %d%n", i, records.noteLost());
            leftovers.note(loaded.gateway());
            records.restarted();
            loaded.gateway().command("update-config", Map.of("pid", "replay", "properties", Map.of("running", true)));
            loaded.awaitScored(RATE / 2);
        }
    }

    /** Returns what the process holds after some updates. */
    private static Leftovers.Held replaceModelwire(LoadedGateway loaded, List<Path> files, Leftovers leftovers)
            throws Exception {
        Account records = loaded.records();
        Leftovers.Held settled = null;
        long began = records.sent();
        long longest = 0;
        records.longestWaitMillis();
        System.out.println("hot update of modelwire | longest wait [ms] | scored meanwhile");
        for (int i = 1; i <= files.size(); i++) {
            long scored = records.scored();
            loaded.gateway().installPackage(files.get(i - 1));
            loaded.awaitScored(RATE / 2);
            loaded.await("an empty queue", () -> records.lost() < RATE / 10);
            leftovers.note(loaded.gateway());
            long wait = records.longestWaitMillis();
            longest = Math.max(longest, wait);
            System.out.printf(Locale.ROOT, "%23d | %17d | %d%n", i, wait, records.scored() - scored);
            if (i == Math.min(SETTLED_AFTER, files.size())) {
                leftovers.doubled();
                settled = Leftovers.atRest();
                records.longestWaitMillis();
            }
        }
        loaded.drain();
        System.out.printf(
                Locale.ROOT,
                "%d updates of modelwire: %d records, lost %d, refused %s, out of order %d, wrong %d, longest wait %d ms%n",
                files.size(),
                records.sent() - began,
                records.lost(),
                records.refusals(),
                records.outOfOrder(),
                records.wrong(),
                longest);
        return Objects.requireNonNull(settled);
    }

    private static void assertNothingIsLeft(Leftovers.Held before, Leftovers.Held settled, Leftovers leftovers)
            throws Exception {
        Map<String, Long> doubled = leftovers.doubled();
        Leftovers.Held after = Leftovers.atRest();
        long growth = after.residentKib() - settled.residentKib();
        System.out.printf(
                Locale.ROOT,
                "  threads %d -> %d, file descriptors %d -> %d, native libraries %d -> %d, class loaders seen %d, kept"
                        + " twice %s%n  memory from update %d to the last: %d KiB -> %d KiB, %+.1f MB%n",
                before.threads().size(),
                after.threads().size(),
                before.files(),
                after.files(),
                before.natives(),
                after.natives(),
                leftovers.noted(),
                doubled,
                SETTLED_AFTER,
                settled.residentKib(),
                after.residentKib(),
                growth * 1024 / 1e6);
        assertTrue(before.threads().containsAll(after.threads()), () -> before.threads() + " " + after.threads());
        assertEquals(before.natives(), after.natives());
        assertEquals(Map.of(), doubled, "class loaders of old revisions");
        assertTrue(after.files() <= before.files() + 5, () -> "file descriptors " + before + " " + after);
        assertTrue(growth <= MOST_GROWTH_KIB, () -> "memory grew by " + growth + " KiB");
    }
}
