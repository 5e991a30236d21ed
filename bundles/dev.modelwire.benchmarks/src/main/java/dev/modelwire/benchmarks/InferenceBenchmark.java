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

/** What Modelwire adds to the engines' own calls, each engine in a JVM of its own. */
@Command(
        name = "inference",
        mixinStandardHelpOptions = true,
        description = "Measures scoring against the engines' own calls, cold starts, throughput, isolation and swaps.")
final class InferenceBenchmark implements Callable<Integer> {

    @Mixin
    private final WorkDirectory directory = new WorkDirectory();

    @Option(names = "--parts", split = ",", description = "What to measure: ${COMPLETION-CANDIDATES} (default: all).")
    private List<InferencePart> parts = List.of(InferencePart.values());

    @Option(names = "--engines", split = ",", description = "Engines: ${COMPLETION-CANDIDATES} (default: all).")
    private List<EngineKind> engines = List.of(EngineKind.values());

    @Option(names = "--models", split = ",", description = "Models: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Subject> subjects = List.of(Subject.values());

    @Option(names = "--rounds", defaultValue = "7", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--slot-ms",
            defaultValue = "100",
            description = "Time of one measurement in a round (default: ${DEFAULT-VALUE}).")
    private int slotMillis;

    @Option(names = "--swaps", defaultValue = "1000", description = "Swaps under load (default: ${DEFAULT-VALUE}).")
    private int swaps;

    @Option(
            names = "--records",
            defaultValue = "1000000",
            description = "Records of the parts crowd and pipeline (default: ${DEFAULT-VALUE}).")
    private int records;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        try (directory) {
            for (InferencePart part : parts) {
                part.head().forEach(out::println);
                List<EngineKind> kinds = part.ofEachEngine() ? engines : engines.subList(0, 1);
                for (EngineKind engine : kinds) {
                    run(part, engine);
                }
                out.println();
            }
        }
        return 0;
    }

    private void run(InferencePart part, EngineKind engine) throws Exception {
        Path place = Files.createDirectories(directory.path().resolve(part + "-" + engine));
        List<String> arguments = new ArrayList<>(List.of(
                part.name(),
                engine.name(),
                place.toString(),
                Integer.toString(rounds),
                Integer.toString(slotMillis),
                Integer.toString(swaps),
                Integer.toString(records)));
        subjects.forEach(subject -> arguments.add(subject.name()));
        try (Child child = Child.start(InferenceChild.class, part.heap(), arguments.toArray(String[]::new))) {
            for (String line = child.line(); !line.isEmpty(); line = child.line()) {
                out.println(line);
            }
        }
        Work.wipe(place);
    }

    /** Runs it with these arguments and returns the exit status. */
    static int run(String... arguments) {
        return new CommandLine(new InferenceBenchmark())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }
}
