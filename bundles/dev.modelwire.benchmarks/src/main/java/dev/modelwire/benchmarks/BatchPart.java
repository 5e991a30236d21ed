package dev.modelwire.benchmarks;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.engine.api.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Records one by one, and by the same weights in a model that takes eight in a call: eight of them, four, and one. */
record BatchPart(EngineKind kind, Engine engine, Subject subject, Path directory) {

    private static final int BATCH = 8;
    private static final String SINGLE = "single";

    static boolean takes(Subject subject) {
        return subject == Subject.MLP || subject == Subject.LSTM;
    }

    String row(Meter meter) throws Exception {
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            records.add(Payloads.record(subject.features(), Payloads.floats(i, subject.inputs())));
        }
        try (Serving single = serving(1);
                Serving several = serving(BATCH);
                ModelLease one = single.lease();
                ModelLease eight = several.lease()) {
            Map<String, Meter.Call> calls = new LinkedHashMap<>();
            calls.put(SINGLE, () -> records.forEach(record -> ScorePart.requireScored(one.score(record))));
            for (int count = BATCH; count > 0; count = count / 2) {
                List<Map<String, Object>> given = records.subList(0, count);
                calls.put(Integer.toString(count), () -> requireScored(eight.score(given, "")));
            }
            Map<String, Meter.Cost> costs = meter.measure(calls);
            double alone = costs.getOrDefault(SINGLE, Meter.NONE).p50() / BATCH;
            double full = each(costs, BATCH);
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s | %.2f |",
                    InferenceChild.name(kind),
                    subject.label(),
                    InferenceChild.micros(alone),
                    InferenceChild.micros(full),
                    InferenceChild.micros(each(costs, BATCH / 2)),
                    InferenceChild.micros(each(costs, 1)),
                    alone / full);
        }
    }

    private static double each(Map<String, Meter.Cost> costs, int count) {
        return costs.getOrDefault(Integer.toString(count), Meter.NONE).p50() / count;
    }

    private static void requireScored(List<ScoreOutcome> outcomes) {
        outcomes.forEach(ScorePart::requireScored);
    }

    private Serving serving(int batch) throws Exception {
        Serving serving = Serving.start(
                Files.createDirectories(directory.resolve(subject + "-" + batch)), engine, Map.of("probe", false));
        serving.activate(serving.stored(
                "1", subject.file(kind.format(), 1, batch), subject.manifest(kind.format(), "1", batch)));
        return serving;
    }
}
