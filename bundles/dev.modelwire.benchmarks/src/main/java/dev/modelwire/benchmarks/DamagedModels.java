package dev.modelwire.benchmarks;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.testkit.mutation.Mutants;
import dev.modelwire.testkit.mutation.Payload;
import dev.modelwire.testkit.mutation.Trial;
import dev.modelwire.testkit.mutation.Trials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Damaged copies of three models for one engine. Each goes through all gates of a gateway, which is this process; and each
 * is handed straight to the engine in a process of its own, so that it is known what the gates kept away.
 */
record DamagedModels(EngineKind kind, Path directory) {

    DamagedTable run(int count, long seed) throws Exception {
        DamagedTable table = new DamagedTable(InferenceChild.name(kind));
        Engine engine = kind.create(Files.createDirectories(directory.resolve("native")));
        int done = 0;
        List<DamagedSubject> subjects = DamagedSubject.all(kind.format());
        int left = subjects.size();
        try (Bar bar = new Bar("damaged models, " + InferenceChild.name(kind), count)) {
            for (DamagedSubject subject : subjects) {
                int share = (count - done) / left--;
                byte[] model = subject.file();
                Map<Integer, Trial> trials = trials(subject, share, seed);
                Mutants mutants = new Mutants(model, Payload.of(subject.format(), model), seed);
                Path place = directory.resolve("gateway-" + subject.name());
                try (DamagedGateway gateway = DamagedGateway.of(place, engine, subject)) {
                    for (int number = 0; number < share; number++) {
                        table.add(gateway.end(mutants.get(number)), trials.get(number));
                        bar.done(++done);
                    }
                }
                Work.wipe(place);
            }
        }
        return table;
    }

    private Map<Integer, Trial> trials(DamagedSubject subject, int count, long seed) throws Exception {
        Path place = Files.createDirectories(directory.resolve("trials-" + subject.name()));
        Map<Integer, Trial> trials = new TreeMap<>();
        for (Trial trial : new Trials(kind.forTrials(), place, subject.format(), subject.file(), seed).run(count)) {
            trials.putIfAbsent(trial.number(), trial); // on a busy machine a process may be begun anew
        }
        return trials;
    }
}
