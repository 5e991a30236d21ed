package dev.modelwire.benchmarks;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.engine.api.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A record scored in the gateway's process, and by the same engine in a process of its own, by turns. */
record IsolationPart(EngineKind kind, Engine engine, Subject subject, Path directory) {

    private static final String HERE = "in-process";
    private static final String THERE = "process";

    String row(Meter meter) throws Exception {
        byte[] model = subject.file(kind.format(), 1);
        String manifest = subject.manifest(kind.format(), "1");
        Map<String, Object> record = Payloads.record(subject.features(), Payloads.floats(1, subject.inputs()));
        try (Serving here = start(HERE);
                Serving there = start(THERE)) {
            here.activate(here.stored("1", model, manifest));
            there.activate(there.stored("1", model, manifest));
            try (ModelLease near = here.lease();
                    ModelLease far = there.lease()) {
                Map<String, Meter.Call> calls = new LinkedHashMap<>();
                calls.put(HERE, () -> ScorePart.requireScored(near.score(record)));
                calls.put(THERE, () -> ScorePart.requireScored(far.score(record)));
                Map<String, Meter.Cost> costs = meter.measure(calls);
                return row(costs.getOrDefault(HERE, Meter.NONE), costs.getOrDefault(THERE, Meter.NONE));
            }
        }
    }

    private String row(Meter.Cost here, Meter.Cost there) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %+.1f µs |",
                InferenceChild.name(kind),
                subject.label(),
                InferenceChild.micros(here.p50()),
                InferenceChild.micros(here.p99()),
                InferenceChild.micros(there.p50()),
                InferenceChild.micros(there.p99()),
                (there.p50() - here.p50()) / 1e3);
    }

    private Serving start(String isolation) throws Exception {
        Path place = Files.createDirectories(directory.resolve(isolation));
        return Serving.start(place, engine, Map.of("probe", false, "isolation", isolation));
    }
}
