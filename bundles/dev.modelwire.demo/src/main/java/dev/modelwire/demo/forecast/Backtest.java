package dev.modelwire.demo.forecast;

import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Scores;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.Truth;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.demo.Digests;
import dev.modelwire.evaluation.internal.score.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The time held out as a graph would see it, without a gateway: record, features, answer, and the truth after it. */
public final class Backtest {

    private final Ledger ledger;
    private final List<Emitted> emitted;

    private Backtest(Ledger ledger, List<Emitted> emitted) {
        this.ledger = ledger;
        this.emitted = List.copyOf(emitted);
    }

    /** Runs a version through the rows of its replay. */
    public static Backtest of(ForecastVersion version) {
        Task task = version.plan().task();
        Series series = task.series();
        int truth = series.columns().indexOf(task.truth());
        Ledger ledger = new Ledger(settings(version.plan()));
        ModelVersion name = name(version);
        List<Emitted> emitted = new ArrayList<>();
        int from = version.replayFrom();
        float[][] answers = new float[series.size()][];
        new Tensors(series, version.pipeline())
                .forEach(
                        from,
                        series.size(),
                        (tensor, row) -> answers[row] = version.net().forward(tensor));
        for (int row = from; row < series.size(); row++) {
            Instant time = Instant.ofEpochMilli(series.millis(row));
            ledger.truth(new Truth(time, series.value(row, truth)));
            if (answers[row] != null) {
                for (Forecast forecast : version.forecasts(name, time, answers[row])) {
                    ledger.forecast(forecast);
                    emitted.add(new Emitted(
                            version.plan().version(),
                            time,
                            forecast.horizon(),
                            task.step().plus(time, forecast.horizon(), task.zone()),
                            forecast.value()));
                }
            }
        }
        return new Backtest(ledger, emitted);
    }

    /** Returns by what the forecasts of a plan are measured. */
    public static ScoringSettings settings(ForecastPlan plan) {
        Task task = plan.task();
        return ScoringSettings.builder(
                        ModelName.of(plan.model()),
                        task.step(),
                        IntStream.rangeClosed(1, task.horizons()).boxed().toList())
                .zone(task.zone())
                .season(task.season())
                .cellBy(task.cellBy())
                .levels(plan.quantiles())
                .unit(task.unit())
                .build();
    }

    /** Returns what results name as their origin. */
    static ModelVersion name(ForecastVersion version) {
        byte[] model = NetTflite.of(version.net(), Layout.INPUT, Layout.OUTPUT);
        return new ModelVersion(
                ModelName.of(version.plan().model()),
                VersionLabel.of(version.plan().version()),
                Digest.of(Digest.Algorithm.SHA256, Digests.sha256(model)));
    }

    /** Returns the scores over all of it. */
    public Scores scores() {
        return ledger.scores();
    }

    /** Returns what was forecast, in the order of origins and horizons. */
    public List<Emitted> emitted() {
        return emitted;
    }
}
