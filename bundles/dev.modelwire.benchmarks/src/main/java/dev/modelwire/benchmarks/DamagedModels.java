package dev.modelwire.benchmarks;

import dev.modelwire.inference.internal.scan.ModelScan;
import dev.modelwire.inference.internal.scan.ScanResult;
import dev.modelwire.testkit.mutation.Mutants;
import dev.modelwire.testkit.mutation.Payload;
import dev.modelwire.testkit.mutation.Trial;
import dev.modelwire.testkit.mutation.Trials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Damaged copies of three models for one engine. All are handed straight to the engine in processes of their own, and all
 * are scanned: so it is known what the probe sees of those that the scan lets through, and what the others would have done.
 */
record DamagedModels(EngineKind engine, Path directory) {

    private static final List<Subject> SUBJECTS = List.of(Subject.MLP, Subject.LSTM, Subject.NET_SMALL);

    String row(int count, long seed) throws Exception {
        Map<Trial.Outcome, Integer> clean = new EnumMap<>(Trial.Outcome.class);
        Map<Trial.Outcome, Integer> refused = new EnumMap<>(Trial.Outcome.class);
        int done = 0;
        int left = SUBJECTS.size();
        try (Bar bar = new Bar("damaged models, " + InferenceChild.name(engine), count)) {
            for (Subject subject : SUBJECTS) {
                int share = (count - done) / left--;
                byte[] model = subject.file(engine.format(), 1);
                Mutants mutants = new Mutants(model, Payload.of(engine.format(), model), seed);
                Path place = Files.createDirectories(directory.resolve(subject.name()));
                Map<Integer, Trial> trials = new TreeMap<>();
                for (Trial trial : new Trials(engine.forTrials(), place, engine.format(), model, seed).run(share)) {
                    trials.putIfAbsent(trial.number(), trial); // on a busy machine a process may be begun anew
                }
                trials.remove(-1); // it was not started in time, and started again
                for (Trial trial : trials.values()) {
                    boolean passed = scan(mutants.get(trial.number())) instanceof ScanResult.Clean;
                    (passed ? clean : refused).merge(trial.outcome(), 1, Integer::sum);
                }
                done += share;
                bar.done(done);
            }
        }
        return row(clean, refused);
    }

    private String row(Map<Trial.Outcome, Integer> clean, Map<Trial.Outcome, Integer> refused) {
        int deadly = ends(clean) + ends(refused);
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %d | %d | %,d | %d | %d, %s |",
                InferenceChild.name(engine),
                sum(clean) + sum(refused),
                sum(refused),
                clean.getOrDefault(Trial.Outcome.REFUSED, 0),
                clean.getOrDefault(Trial.Outcome.DIED, 0),
                clean.getOrDefault(Trial.Outcome.HUNG, 0),
                clean.getOrDefault(Trial.Outcome.RAN, 0),
                deadly,
                ends(refused),
                deadly == 0 ? "none to refuse" : String.format(Locale.ROOT, "%.1f %%", 100.0 * ends(refused) / deadly));
    }

    private ScanResult scan(byte[] mutant) throws Exception {
        return ModelScan.scan(Files.write(directory.resolve("mutant"), mutant), engine.format());
    }

    private static int ends(Map<Trial.Outcome, Integer> outcomes) {
        return outcomes.getOrDefault(Trial.Outcome.DIED, 0) + outcomes.getOrDefault(Trial.Outcome.HUNG, 0);
    }

    private static int sum(Map<Trial.Outcome, Integer> outcomes) {
        return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }
}
