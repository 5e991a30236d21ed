package dev.modelwire.demo.forecast;

import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.Metrics;
import dev.modelwire.api.evaluation.PictureOutcome;
import dev.modelwire.api.evaluation.Scores;
import dev.modelwire.api.evaluation.Truth;
import dev.modelwire.api.evaluation.VersionScores;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.evaluation.internal.picture.ScorePictures;
import dev.modelwire.evaluation.internal.score.Ledger;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Judges what a graph has forecast: scores, tables, pictures, and three cells counted once more by other code. */
public final class ForecastJudge {

    /** By how much a number counted twice may differ. */
    public static final double SAME = 1e-9;

    private final ForecastPlan plan;
    private final Path folder;
    private final Consumer<String> out;

    /**
     * Takes the version and where files go.
     *
     * @param out is told the tables line by line
     */
    public ForecastJudge(ForecastPlan plan, Path folder, Consumer<String> out) {
        this.plan = plan;
        this.folder = folder;
        this.out = out;
    }

    /**
     * What came out.
     *
     * @param passed whether it is better than seasonal naive and both counts agree
     * @param mae mean absolute error, in the truth's unit
     * @param mase mean absolute scaled error
     * @param relative mean absolute error over that of seasonal naive on the same targets
     * @param scored forecasts whose truth came
     * @param notBetter horizons at which seasonal naive is as good or better
     * @param difference largest difference of a number counted twice
     */
    public record Verdict(
            boolean passed,
            double mae,
            double mase,
            double relative,
            long scored,
            List<Integer> notBetter,
            double difference) {

        public Verdict {
            notBetter = List.copyOf(notBetter);
        }
    }

    /** Judges the forecasts that left a graph into which these rows were played. */
    public Verdict judge(Path rows, List<Emitted> emitted) throws IOException {
        Files.createDirectories(folder);
        Path csv = folder.resolve(plan.model() + "-forecasts.csv");
        Emitted.write(csv, emitted);
        Ledger ledger = ledger(rows, Emitted.read(csv));
        Scores scores = ledger.scores();
        if (scores.versions().isEmpty()) {
            out.accept(plan.model() + ": no forecast came out");
            return new Verdict(false, Double.NaN, Double.NaN, Double.NaN, 0, List.of(), Double.NaN);
        }
        VersionScores version = scores.versions().get(0);
        out.accept("");
        out.accept(version.version() + " on time never trained on, "
                + version.expanding().from() + " to " + version.expanding().to() + ", MAE in "
                + plan.task().unit());
        ForecastReport.overall(List.of(scores)).forEach(out);
        out.accept("");
        ForecastReport.byHorizon(scores, version).forEach(out);
        out.accept("");
        ForecastReport.byCell(scores, version).forEach(out);
        PictureOutcome pictures = ScorePictures.write(folder, ledger);
        boolean drawn = pictures instanceof PictureOutcome.Written written
                && !written.files().isEmpty();
        out.accept(drawn ? "pictures and forecasts are in " + folder : "no pictures: " + pictures);
        Recount recount = new Recount(plan.task(), rows, csv, plan.version());
        double difference =
                RecountedCells.worst(plan.task().cellBy(), version.expanding().cells(), recount::mae, out);
        Metrics overall = version.expanding().overall();
        double mae = overall.get(Metric.MAE).orElse(Double.NaN);
        double mase = overall.get(Metric.MASE).orElse(Double.NaN);
        double relative = overall.get(Metric.RELATIVE_MAE).orElse(Double.NaN);
        List<Integer> notBetter = ForecastReport.notBetter(scores, version);
        boolean mostly = 2 * notBetter.size() < plan.task().horizons();
        boolean passed = mase < 1 && relative < 1 && mostly && drawn && difference <= SAME;
        return new Verdict(passed, mae, mase, relative, overall.count(), notBetter, difference);
    }

    private Ledger ledger(Path rows, List<Emitted> emitted) throws IOException {
        Ledger ledger = new Ledger(Backtest.settings(plan));
        ModelVersion version = Backtest.name(ForecastVersion.load(plan));
        Map<Instant, List<Emitted>> byOrigin = emitted.stream()
                .filter(each -> each.version().equals(plan.version()))
                .collect(Collectors.groupingBy(Emitted::origin));
        try (BufferedReader reader = Files.newBufferedReader(rows)) {
            List<String> header = Arrays.asList(reader.readLine().split(",", -1));
            int value = header.indexOf(plan.task().truth());
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                Instant time = Instant.parse(cells[0]);
                ledger.truth(new Truth(time, Double.parseDouble(cells[value])));
                byOrigin.getOrDefault(time, List.of())
                        .forEach(each ->
                                ledger.forecast(Forecast.of(version, each.origin(), each.horizon(), each.value())));
            }
        }
        return ledger;
    }
}
