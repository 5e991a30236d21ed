package dev.modelwire.benchmarks;

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
 * Two graphs, four emitters, two models, four threads, through the wires of a real wire admin and on a real engine.
 * {@code -Dcrowd=1000000} sends more records than the build does.
 */
class CrowdTest {

    private static final int RECORDS = Integer.getInteger("crowd", 20_000);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(EngineKind.class)
    @Timeout(1800)
    void records_ofFourEmitters_noneIsWrongLostOrMixed(EngineKind kind) throws Exception {
        Optional<Engine> engine = kind.available(Files.createDirectory(directory.resolve("native")));
        Assumptions.assumeTrue(engine.isPresent(), "this platform has no such engine");
        CrowdPart.Result result = new CrowdPart(engine.get(), kind.format(), directory).run(RECORDS);
        System.out.println(result.row(kind.name()));

        assertTrue(result.isSound(), result.row(kind.name()));
    }
}
