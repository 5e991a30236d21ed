package dev.modelwire.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks by name. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        description = "Measures Modelwire against alternatives in one run.",
        subcommands = {StoreBenchmark.class, SyncBenchmark.class, InferenceBenchmark.class, DamagedBenchmark.class})
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }
}
