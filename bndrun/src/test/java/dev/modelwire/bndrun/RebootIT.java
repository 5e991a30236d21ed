package dev.modelwire.bndrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway starts as Kura does: nothing is installed at first, packages come late and in any order. */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class RebootIT {

    private static final int REBOOTS = Integer.getInteger("reboots", 5);

    @TempDir
    Path home;

    @Test
    void reboot_packagesInAnyOrderAndLate_scoresAgainByItself() throws Exception {
        Account records;
        try (LoadedGateway first = LoadedGateway.install(home, 100)) {
            records = first.records();
        }
        long slowest = 0;
        for (int seed = 1; seed <= REBOOTS; seed++) {
            records.restarted();
            long begin = System.nanoTime();
            try (LoadedGateway again = LoadedGateway.start(
                    LoadedGateway.settings(home)
                            .with("modelwire.gateway.reinstall.seed", Integer.toString(seed))
                            .with("modelwire.gateway.reinstall.delay.ms", "1500"),
                    records)) {
                again.awaitScored(1);
                long millis = (System.nanoTime() - begin) / 1_000_000;
                slowest = Math.max(slowest, millis);
                System.out.printf(Locale.ROOT, "reboot %d: first scored record after %d ms%n", seed, millis);
                assertTrue(again.gateway().isHealthy(), again.gateway()::health);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d reboots: slowest from framework start to first scored record %d ms%n",
                REBOOTS,
                slowest);
        assertEquals(0, records.wrong(), records::firstWrong);
    }
}
