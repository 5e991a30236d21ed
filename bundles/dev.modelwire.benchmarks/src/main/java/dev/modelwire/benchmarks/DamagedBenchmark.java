package dev.modelwire.benchmarks;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Damaged models, put through what stands between a file and the gateway's process. */
@Command(
        name = "damaged",
        mixinStandardHelpOptions = true,
        description = "Damages models and tells at which gate each ends; none is opened in this process.")
final class DamagedBenchmark implements Callable<Integer> {

    @Option(names = "--directory", description = "Where to work.")
    private Path directory = Path.of(System.getProperty("java.io.tmpdir"), "modelwire-benchmark");

    @Option(names = "--engines", split = ",", description = "Engines: ${COMPLETION-CANDIDATES} (default: all).")
    private List<EngineKind> engines = List.of(EngineKind.values());

    @Option(names = "--mutants", defaultValue = "5000", description = "Of each engine (default: ${DEFAULT-VALUE}).")
    private int mutants;

    @Option(names = "--seed", defaultValue = "1", description = "Makes others (default: ${DEFAULT-VALUE}).")
    private long seed;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        Work.wipe(directory);
        Files.createDirectories(directory);
        out.println(
                "| engine | damaged | refused by the scan | by the engine, in the probe | end the probe | hang in it |"
                        + " pass to the golden vectors | end a process or hang without the scan | of these refused by the scan |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (EngineKind engine : engines) {
            Path place = Files.createDirectories(directory.resolve(engine.name()));
            out.println(new DamagedModels(engine, place).row(mutants, seed));
            Work.wipe(place);
        }
        Work.wipe(directory);
        return 0;
    }

    /** Runs it with these arguments and returns the exit status. */
    static int run(String... arguments) {
        return new CommandLine(new DamagedBenchmark())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }
}
