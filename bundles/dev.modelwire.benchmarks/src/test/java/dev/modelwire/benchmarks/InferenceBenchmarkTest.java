package dev.modelwire.benchmarks;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs; what it measures is no matter for a test, but for what no machine changes. */
@Timeout(300)
class InferenceBenchmarkTest {

    private static final String MISSING = "litert: this platform has no such engine";
    private static final String START = MISSING + "|\\| litert \\| MLP 10-32-4 \\| ";

    @TempDir
    Path directory;

    private Said run(String part) {
        return Said.by(() -> InferenceBenchmark.run(
                "--directory",
                directory.resolve("work").toString(),
                "--parts",
                part,
                "--engines",
                "litert",
                "--models",
                "mlp",
                "--rounds",
                "3",
                "--slot-ms",
                "20",
                "--swaps",
                "3",
                "--records",
                "2000"));
    }

    @Test
    void run_score_printsEveryPathAndNothingIsAllocatedForTensors() {
        run("score")
                .assertLines(
                        START + "bare call \\| .*",
                        START + "bare call with copies in and out \\| .*",
                        START + "session \\| .*",
                        START + "lease, tensors \\| .* \\| 0 B \\|",
                        START + "lease, record \\| .*");
    }

    @Test
    void run_wire_printsEveryRecord() {
        run("wire")
                .assertLines(
                        "\\| 9 FLOAT properties \\| plain emitter → sink \\| .* \\| 1\\.0 \\| .*",
                        "\\| 50 FLOAT properties \\| wire component \\| .*",
                        "\\| 50 FLOAT properties \\| stock AI component over our adapter \\| .*",
                        "\\| a window of 4,800 bytes \\| wire component \\| .*",
                        "\\| an image of 196,608 bytes \\| wire component \\| .*");
    }

    @Test
    void run_crowd_losesMistakesAndMixesNothing() {
        run("crowd")
                .assertLines(
                        MISSING + "|\\| litert \\| 2 \\| 4 \\| 2,000 \\| 2,000 \\| 0 \\| 0 \\| 0 \\| 0 \\| 0 \\| .*");
    }

    @Test
    void run_pipeline_scoresEachRecordOnceItsWindowIsFull() {
        run("pipeline")
                .assertLines(
                        MISSING + "|\\| litert \\| window and features alone \\| .*",
                        MISSING + "|\\| litert \\| the same, and its score \\| .*",
                        MISSING + "|\\| litert \\| 2,000 records, 1,9[0-9]{2} scored, [0-9,]+ forecasts .*");
    }

    @Test
    void run_cold_printsEachStep() {
        run("cold")
                .assertLines(
                        "\\| litert \\| MLP 10-32-4 \\| [0-9]+ ms \\| [0-9.]+ ms \\| [0-9.]+ ms \\| [0-9]+ ms \\|");
    }

    @Test
    void run_throughput_printsOneAndTwoThreads() {
        run("throughput").assertLines(START + "[0-9,]+/s \\| [0-9,]+/s \\| [0-9.]+ \\|");
    }

    @Test
    void run_batch_printsARecordOfEach() {
        run("batch").assertLines(START + ".* µs \\| .* µs \\| .* µs \\| .* µs \\| [0-9.]+ \\|");
    }

    @Test
    void run_isolation_printsBoth() {
        run("isolation").assertLines(START + ".* µs \\| .* µs \\| .* µs \\| .* µs \\| .* µs \\|");
    }

    @Test
    void run_swap_losesDoublesAndMixesNothing() {
        run("swap").assertLines(MISSING + "|\\| litert \\| 3 \\| [0-9,]+ \\| 0 \\| 0 \\| 0 \\| .*");
    }
}
