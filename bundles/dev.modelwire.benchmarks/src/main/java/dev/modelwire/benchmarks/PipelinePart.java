package dev.modelwire.benchmarks;

import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Intake;
import dev.modelwire.api.evaluation.Scorecard;
import dev.modelwire.api.evaluation.ScorecardId;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.TimeStep;
import dev.modelwire.api.evaluation.Truth;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.evaluation.internal.ForecastScoringComponent;
import dev.modelwire.features.internal.FeaturePlan;
import dev.modelwire.features.internal.FeatureStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Records through window, features, an LSTM of 24 steps × 50 features that forecasts 24 steps, and the score of its forecasts. */
record PipelinePart(EngineKind kind, Engine engine, Path directory) {

    private static final String BARE = "bare call";
    private static final int HORIZONS = 24;
    private static final int PRINTED = 10;
    private static final Path STATUS = Path.of("/proc/self/status");

    List<String> rows(Meter meter) throws Exception {
        RememberingEngine remembering = new RememberingEngine(engine);
        try (Serving serving = serving(remembering, "rows");
                Scoring scoring = new Scoring(serving);
                ModelLease lease = serving.lease()) {
            EngineSession session = remembering.last();
            session.run(new ScorePart.Copying(
                    Payloads.direct(Payloads.floats(1, Subject.LSTM.inputs())), Subject.LSTM.outputs()));
            Bare bare = Bare.of(kind, session);
            FeatureStream features = new FeatureStream(FeaturePlan.parse(Tags.pipeline()), System::currentTimeMillis);
            ByteBuffer tensor = ByteBuffer.allocateDirect(Subject.LSTM.inputs() * Float.BYTES)
                    .order(ByteOrder.nativeOrder());
            Tags made = new Tags();
            Tags alone = new Tags();
            Tags leased = new Tags();
            Tags scored = new Tags();
            Map<String, Meter.Call> calls = new LinkedHashMap<>();
            calls.put(BARE, bare::invoke);
            calls.put("making a record, in each of the next", made::next);
            calls.put("window and features alone", () -> {
                if (features.offer(alone.next()) == FeatureStream.Offer.DUE) {
                    tensor.clear();
                    features.write(tensor);
                }
            });
            calls.put("lease: window, features, model", () -> ScorePart.requireTaken(lease.score(leased.next(), "a")));
            calls.put("the same, and its score", () -> scoring.take(lease, scored, "b"));
            return rows(meter.measure(calls));
        }
    }

    private List<String> rows(Map<String, Meter.Cost> costs) {
        double bare = costs.getOrDefault(BARE, Meter.NONE).p50();
        List<String> rows = new ArrayList<>();
        costs.forEach((path, cost) -> rows.add(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %+.2f µs | %.2f | %.0f B |",
                InferenceChild.name(kind),
                path,
                InferenceChild.micros(cost.p50()),
                InferenceChild.micros(cost.p99()),
                (cost.p50() - bare) / 1e3,
                cost.p50() / bare,
                cost.bytes())));
        return rows;
    }

    /** Sends that many records one after the other and says what memory has done meanwhile. */
    String run(int records) throws Exception {
        try (Serving serving = serving(engine, "run");
                Scoring scoring = new Scoring(serving);
                ModelLease lease = serving.lease()) {
            Tags tags = new Tags();
            StringBuilder memory = new StringBuilder();
            long began = System.nanoTime();
            for (int part = 1; part <= PRINTED; part++) {
                for (int i = 0; i < records / PRINTED; i++) {
                    scoring.take(lease, tags, "run");
                }
                memory.append(String.format(Locale.ROOT, " %.1f/%.0f", usedHeap() / 1e6, resident() / 1e3));
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d records, %,d scored, %,d forecasts with their truth | %,.0f records/s | | | | heap after a collection / process, MB, at each tenth:%s |",
                    InferenceChild.name(kind),
                    records,
                    scoring.scored,
                    scoring.scorecard.scores().versions().stream()
                            .mapToLong(version -> version.expanding().overall().count())
                            .sum(),
                    records / seconds,
                    memory);
        }
    }

    private Serving serving(Engine used, String place) throws Exception {
        Serving serving =
                Serving.start(Files.createDirectories(directory.resolve(place)), used, Map.of("probe", false));
        String manifest = Subject.LSTM.manifest(kind.format(), "1");
        serving.activate(serving.stored(
                "1",
                Subject.LSTM.file(kind.format(), 1),
                manifest.substring(0, manifest.lastIndexOf('}')) + ", \"pipeline\": " + Tags.pipeline() + " }"));
        return serving;
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long resident() throws IOException {
        return Files.exists(STATUS)
                ? Files.readAllLines(STATUS).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0)
                : 0;
    }

    /** Gives the forecasts of one version and their truths to a scorecard. */
    private static final class Scoring implements AutoCloseable {

        private final ForecastScoringComponent component;
        private final Scorecard scorecard;
        private long scored;

        Scoring(Serving serving) {
            component = new ForecastScoringComponent(serving.store());
            scorecard = component.open(
                    ScorecardId.of("benchmark"),
                    ScoringSettings.builder(
                                    Serving.MODEL,
                                    TimeStep.of(Duration.ofMinutes(1)),
                                    IntStream.rangeClosed(1, HORIZONS).boxed().toList())
                            .season(60)
                            .build());
        }

        void take(ModelLease lease, Tags tags, String stream) {
            Instant time = Instant.ofEpochMilli(tags.time());
            Map<String, Object> record = tags.next();
            requireTaken(scorecard.truth(new Truth(time, (Double) record.getOrDefault("tag0", Double.NaN))));
            ScoreOutcome outcome = lease.score(record, stream);
            ScorePart.requireTaken(outcome);
            if (outcome instanceof ScoreOutcome.Scored answer) {
                scored++;
                Output forecast = answer.outputs().get(0);
                Instant origin = Instant.ofEpochMilli(answer.origin());
                for (int horizon = 1; horizon <= HORIZONS; horizon++) {
                    requireTaken(scorecard.forecast(
                            Forecast.of(answer.version(), origin, horizon, forecast.value(horizon - 1))));
                }
            }
        }

        private static void requireTaken(Intake intake) {
            if (intake instanceof Intake.Refused refused) {
                throw new IllegalStateException("refused: " + refused);
            }
        }

        @Override
        public void close() throws ReflectiveOperationException {
            scorecard.close();
            Components.call(component, "stop", new Class<?>[0]);
        }
    }
}
