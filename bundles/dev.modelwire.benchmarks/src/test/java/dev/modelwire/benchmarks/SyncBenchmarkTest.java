package dev.modelwire.benchmarks;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs; what it measures is no matter for a test, but for what no machine changes. */
@Timeout(180)
class SyncBenchmarkTest {

    private static final String MS = " [0-9.]+ ms \\|";

    @TempDir
    Path directory;

    private Said run(String part, String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "--directory";
        all[1] = directory.resolve("work").toString();
        all[2] = "--parts";
        all[3] = part;
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return Said.by(() -> SyncBenchmark.run(all));
    }

    @Test
    void run_resume_sendsNothingTwiceWhereTheConnectionIsClosed() {
        run("resume", "--mib", "6", "--cut-mib", "2")
                .assertLines(
                        "\\| closed \\| 1\\.000 \\| 3 \\| 1 \\| [0-9.]+ s \\| [0-9.]+ MB \\|",
                        "\\| reset \\| [0-9.]+ \\| [0-9]+ \\| [0-9]+ \\| [0-9.]+ s \\| [0-9.]+ MB \\|");
    }

    @Test
    void run_throughput_printsRatiosOrThatCurlIsMissing() {
        String missing = "throughput: curl is not installed";
        run("throughput", "--mib", "2", "--rounds", "1")
                .assertLines(
                        missing + "|\\| wall \\|" + MS + MS + " [0-9.]+ \\|" + MS,
                        missing + "|\\| CPU \\|" + MS + MS + " [0-9.Inf]+.* \\|" + MS);
    }

    @Test
    void run_activation_printsEachStepOrThatThereIsNoEngine() {
        String missing = "activation: this platform has no engine";
        Said said = run("activation", "--changes", "1");
        for (Step step : Step.values()) {
            said.assertLines(missing + "|\\| " + step.text() + " \\|" + MS + MS + MS);
        }
    }

    @Test
    void run_polling_writesNothing() {
        run("polling", "--polls", "2")
                .assertLines(
                        "\\| bytes of a request \\| [1-9][0-9]{2} \\|",
                        "\\| bytes of an answer \\| [1-9][0-9]{2} \\|",
                        "\\| writes of the store \\| 0 \\|",
                        "\\| files changed \\| none \\|");
    }
}
