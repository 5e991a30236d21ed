package dev.modelwire.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Model sync over loopback: cut connections, throughput, time to an active model, polls. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description =
                "Measures transfers over cut connections and against curl + tee + sha256sum + sync, the time from a"
                        + " changed desired state to an active model, and what polling costs.")
final class SyncBenchmark implements Callable<Integer> {

    /** What can be measured. */
    enum Part {
        RESUME,
        THROUGHPUT,
        ACTIVATION,
        POLLING
    }

    @Mixin
    private final WorkDirectory directory = new WorkDirectory();

    @Option(names = "--parts", split = ",", description = "What to measure: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Part> parts = List.of(Part.values());

    @Option(names = "--mib", defaultValue = "300", description = "Size of the file (default: ${DEFAULT-VALUE}).")
    private int mib;

    @Option(
            names = "--cut-mib",
            defaultValue = "20",
            description = "After how much the connection is cut (default: ${DEFAULT-VALUE}).")
    private int cutMib;

    @Option(names = "--rounds", defaultValue = "7", description = "Rounds against curl (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--changes", defaultValue = "50", description = "Models to activate (default: ${DEFAULT-VALUE}).")
    private int changes;

    @Option(names = "--polls", defaultValue = "100", description = "Polls, one a second (default: ${DEFAULT-VALUE}).")
    private int polls;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        }
        try (directory) {
            for (Part part : parts) {
                switch (part) {
                    case RESUME -> new SyncResume(directory.path(), mib, cutMib, out).run();
                    case THROUGHPUT -> new SyncThroughput(directory.path(), mib, rounds, out).run();
                    case ACTIVATION -> new SyncActivation(directory.path(), changes, out).run();
                    case POLLING -> new SyncPolling(directory.path(), polls, out).run();
                }
            }
        }
        return 0;
    }

    /** Runs it with these arguments and returns the exit status. */
    static int run(String... arguments) {
        return new CommandLine(new SyncBenchmark())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }
}
