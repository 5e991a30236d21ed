package dev.modelwire.benchmarks;

import dev.modelwire.engine.api.Engine;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Measures one part with one engine, prints its rows and an empty line. */
final class InferenceChild {

    private static final long STEADY_MILLIS = 3_000;

    private InferenceChild() {}

    public static void main(String[] args) throws Exception {
        InferencePart part = InferencePart.valueOf(args[0]);
        EngineKind kind = EngineKind.valueOf(args[1]);
        Path directory = Path.of(args[2]);
        int rounds = Integer.parseInt(args[3]);
        int slotMillis = Integer.parseInt(args[4]);
        int swaps = Integer.parseInt(args[5]);
        int records = Integer.parseInt(args[6]);
        List<Subject> subjects =
                Arrays.stream(args).skip(7).map(Subject::valueOf).toList();
        Meter meter = new Meter(rounds, slotMillis * 1_000_000L);
        PrintStream out = System.out;
        if (part == InferencePart.WIRE) {
            new WirePart(meter, directory, out).run();
        } else if (part == InferencePart.COLD) {
            for (Subject subject : subjects) {
                out.println(new ColdPart(kind, subject, directory).row(rounds));
            }
        } else {
            Optional<Engine> engine = kind.available(directory.resolve("native"));
            if (engine.isEmpty()) {
                out.println(name(kind) + ": this platform has no such engine");
            } else if (part == InferencePart.CROWD) {
                out.println(new CrowdPart(engine.get(), kind.format(), directory)
                        .run(records)
                        .row(name(kind)));
            } else if (part == InferencePart.PIPELINE) {
                PipelinePart pipeline = new PipelinePart(kind, engine.get(), directory);
                pipeline.rows(meter).forEach(out::println);
                out.println(pipeline.run(records));
            } else if (part == InferencePart.SWAP) {
                out.println(new SwapPart(kind, engine.get(), directory, STEADY_MILLIS)
                        .run(swaps)
                        .row(name(kind)));
            } else {
                for (Subject subject : subjects) {
                    switch (part) {
                        case SCORE ->
                            new ScorePart(kind, engine.get(), subject, directory, meter)
                                    .rows()
                                    .forEach(out::println);
                        case THROUGHPUT ->
                            out.println(new ThroughputPart(kind, engine.get(), subject, directory).row(rounds));
                        case BATCH -> {
                            if (BatchPart.takes(subject)) {
                                out.println(new BatchPart(kind, engine.get(), subject, directory).row(meter));
                            }
                        }
                        default -> out.println(new IsolationPart(kind, engine.get(), subject, directory).row(meter));
                    }
                }
            }
        }
        out.println();
        Runtime.getRuntime().halt(0);
    }

    static String name(EngineKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String micros(double nanos) {
        double micros = nanos / 1e3;
        return String.format(Locale.ROOT, micros < 100 ? "%.2f µs" : "%.0f µs", micros);
    }
}
