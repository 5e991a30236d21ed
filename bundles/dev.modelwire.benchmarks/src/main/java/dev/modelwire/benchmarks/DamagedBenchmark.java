package dev.modelwire.benchmarks;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Damaged models, put through what stands between a file and the gateway's process. */
@Command(
        name = "damaged",
        mixinStandardHelpOptions = true,
        description = "Damages models and tells at which gate of a gateway, which is this process, each ends.")
final class DamagedBenchmark implements Callable<Integer> {

    @Mixin
    private final WorkDirectory directory = new WorkDirectory();

    @Option(names = "--engines", split = ",", description = "Engines: ${COMPLETION-CANDIDATES} (default: all).")
    private List<EngineKind> engines = List.of(EngineKind.values());

    @Option(names = "--mutants", defaultValue = "5000", description = "Of each engine (default: ${DEFAULT-VALUE}).")
    private int mutants;

    @Option(names = "--seed", defaultValue = "1", description = "Makes others (default: ${DEFAULT-VALUE}).")
    private long seed;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error"); // each refusal is a warning
        try (directory) {
            DamagedTable.head().forEach(out::println);
            List<String> shares = new ArrayList<>();
            for (EngineKind engine : engines) {
                Path place = Files.createDirectories(directory.path().resolve(engine.name()));
                DamagedTable table = new DamagedModels(engine, place).run(mutants, seed);
                table.rows().forEach(out::println);
                shares.add(table.share());
                Work.wipe(place);
            }
            out.println();
            shares.forEach(out::println);
        }
        return 0;
    }

    /** Runs it with these arguments and returns the exit status. */
    static int run(String... arguments) {
        return new CommandLine(new DamagedBenchmark())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }
}
