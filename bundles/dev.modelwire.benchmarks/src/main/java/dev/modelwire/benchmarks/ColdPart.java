package dev.modelwire.benchmarks;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** From nothing to the first score, in a new JVM each time. */
record ColdPart(EngineKind kind, Subject subject, Path directory) {

    /** Takes the engine, the model's name, its file and a directory; says nanoseconds of the three steps. */
    public static void main(String[] args) throws Exception {
        EngineKind kind = EngineKind.valueOf(args[0]);
        Subject subject = Subject.valueOf(args[1]);
        ScorePart.Copying call =
                new ScorePart.Copying(Payloads.direct(Payloads.floats(1, subject.inputs())), subject.outputs());
        long begin = System.nanoTime();
        Engine engine = kind.create(Path.of(args[3]));
        long loaded = System.nanoTime();
        EngineSession session =
                engine.open(new ModelFile(Path.of(args[2]), kind.format(), "0".repeat(64)), SessionOptions.stateless());
        long opened = System.nanoTime();
        session.run(call);
        long scored = System.nanoTime();
        System.out.println((loaded - begin) + " " + (opened - loaded) + " " + (scored - opened));
        Runtime.getRuntime().halt(0);
    }

    String row(int rounds) throws Exception {
        Path file = Files.write(directory.resolve("model"), subject.file(kind.format(), 1));
        List<List<Long>> all = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            long begin = System.nanoTime();
            String said = Child.all(
                    ColdPart.class,
                    "-Xmx64m",
                    kind.name(),
                    subject.name(),
                    file.toString(),
                    directory.resolve("native").toString());
            long end = System.nanoTime();
            all.add(Stream.concat(Stream.of(said.split(" ", -1)).map(Long::valueOf), Stream.of(end - begin))
                    .toList());
        }
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.0f ms | %.1f ms | %.2f ms | %.0f ms |",
                InferenceChild.name(kind),
                subject.label(),
                millis(all, 0),
                millis(all, 1),
                millis(all, 2),
                millis(all, 3));
    }

    private static double millis(List<List<Long>> all, int step) {
        return Work.median(all.stream().map(each -> each.get(step)).toList()) / 1e6;
    }
}
