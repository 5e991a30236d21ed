package dev.modelwire.benchmarks;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs; what it measures is no matter for a test. */
class StoreBenchmarkTest {

    @TempDir
    Path directory;

    @Test
    void run_smallSizes_printsEveryFigure() {
        Said.by(() -> StoreBenchmark.run(
                        "--directory",
                        directory.resolve("work").toString(),
                        "--mib",
                        "1,2",
                        "--rounds",
                        "1",
                        "--models",
                        "3"))
                .assertLines(
                        "\\| 1 MiB \\| [0-9.]+ ms \\| [0-9.]+ ms \\| [0-9.]+ \\|",
                        "\\| 2 MiB \\| .*",
                        "heap while storing 2 MiB in a JVM with -Xmx16m: peak [0-9.]+ MB",
                        "opening of 30 versions of 3 models in a new JVM: median [0-9.]+ ms, the first [0-9.]+ ms",
                        "opening of 30 versions of 3 models after a store of one version: median [0-9.]+ ms, the first"
                                + " [0-9.]+ ms");
    }
}
