package dev.modelwire.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two threads score through wire components without a pause while two versions take turns on a real engine.
 * {@code -Dswaps=1000} swaps more often than the build does.
 */
class SwapUnderLoadTest {

    private static final int SWAPS = Integer.getInteger("swaps", 20);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(EngineKind.class)
    @Timeout(1800)
    void swap_underLoad_losesDoublesAndMixesNothing(EngineKind kind) throws Exception {
        Optional<Engine> engine = kind.available(Files.createDirectory(directory.resolve("native")));
        Assumptions.assumeTrue(engine.isPresent(), "this platform has no such engine");
        SwapPart.Result result = new SwapPart(kind, engine.get(), directory, 100).run(SWAPS);
        String row = result.row(kind.name());
        assertEquals(0, result.ledger().lost(), row);
        assertEquals(0, result.ledger().doubled(), row);
        assertEquals(0, result.ledger().mixed(), row);
        assertTrue(result.ledger().records() > SWAPS, row);
    }
}
