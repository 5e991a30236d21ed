package dev.modelwire.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.engine.api.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A net of 2 MB is swapped over and over on a real engine: if a session or tensor stayed each time, it would show. */
class SwapMemoryTest {

    private static final int SETTLED = 50;
    private static final int SWAPS = 200;
    private static final long LEAST_OF_ONE_SESSION = 1_000_000;
    private static final long MAY_GROW = (SWAPS - SETTLED) * LEAST_OF_ONE_SESSION / 2;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(EngineKind.class)
    @EnabledOnOs(OS.LINUX)
    @Timeout(600)
    void swap_A8_overAndOver_takesNoMoreMemory(EngineKind kind) throws Exception {
        Optional<Engine> engine = kind.available(Files.createDirectory(directory.resolve("native")));
        Assumptions.assumeTrue(engine.isPresent(), "this platform has no such engine");
        Map<String, Object> settings = Map.of("probe", false, "warmUpRuns", 1);
        try (Serving serving = Serving.start(directory, engine.get(), settings)) {
            StoredVersion[] versions = {version(serving, kind, "1"), version(serving, kind, "2")};
            byte[] image = new byte[Subject.NET_SMALL.inputs() * Float.BYTES];
            long settled = 0;
            for (int swap = 1; swap <= SWAPS; swap++) {
                serving.activate(versions[swap % 2]);
                try (ModelLease lease = serving.lease()) {
                    assertTrue(lease.score(Map.of(Subject.INPUT, image)) instanceof ScoreOutcome.Scored);
                    assertEquals(versions[swap % 2].label(), lease.version().label());
                }
                if (swap == SETTLED) {
                    settled = resident();
                }
            }
            long grown = resident() - settled;
            assertTrue(grown < MAY_GROW, grown + " bytes more after " + (SWAPS - SETTLED) + " swaps of " + kind);
        }
    }

    private static StoredVersion version(Serving serving, EngineKind kind, String version) throws Exception {
        return serving.stored(
                version,
                Subject.NET_SMALL.file(kind.format(), Long.parseLong(version)),
                Subject.NET_SMALL.manifest(kind.format(), version));
    }

    /** Returns the bytes of this process that are in memory, once what the heap does not need has been collected. */
    private static long resident() throws Exception {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
