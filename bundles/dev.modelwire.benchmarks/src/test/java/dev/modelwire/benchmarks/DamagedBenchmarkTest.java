package dev.modelwire.benchmarks;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class DamagedBenchmarkTest {

    @TempDir
    Path directory;

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"},
            disabledReason = "has no native library")
    void run_fewModels_countsEachOnce() {
        Said.by(() -> DamagedBenchmark.run(
                        "--directory",
                        directory.resolve("work").toString(),
                        "--engines",
                        "litert",
                        "--mutants",
                        "18",
                        "--seed",
                        "5"))
                .assertLines(
                        "\\| litert \\| scan \\| `SCAN_REFUSED` \\| [0-9]+ \\| [0-9]+ \\| [0-9]+ \\|",
                        "\\| litert \\| all \\|  \\| 18 \\| [0-9]+ \\| [0-9]+ \\|",
                        "litert: .*end.* a process.*");
    }
}
