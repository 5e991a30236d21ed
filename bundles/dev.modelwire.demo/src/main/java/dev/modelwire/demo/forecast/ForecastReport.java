package dev.modelwire.demo.forecast;

import dev.modelwire.api.evaluation.CellBy;
import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.Metrics;
import dev.modelwire.api.evaluation.Scores;
import dev.modelwire.api.evaluation.VersionScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Scores as tables in Markdown, as the README has them and the scenario prints them. */
public final class ForecastReport {

    private static final int MOST_COLUMNS = 8;

    private ForecastReport() {}

    /** Returns one line for each version, below a head. */
    public static List<String> overall(List<Scores> all) {
        List<String> lines = new ArrayList<>();
        lines.add("| version | forecasts | MAE | seasonal naive | unit | relative MAE | MASE | RMSE | bias |");
        lines.add("|---|--:|--:|--:|---|--:|--:|--:|--:|");
        for (Scores scores : all) {
            for (VersionScores version : scores.versions()) {
                Metrics metrics = version.expanding().overall();
                lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %,d | %s | %s | %s | %s | %s | %s | %s |",
                        version.version(),
                        metrics.count(),
                        number(metrics, Metric.MAE),
                        number(metrics, Metric.NAIVE_MAE),
                        scores.settings().unit(),
                        number(metrics, Metric.RELATIVE_MAE),
                        number(metrics, Metric.MASE),
                        number(metrics, Metric.RMSE),
                        number(metrics, Metric.BIAS)));
            }
        }
        return lines;
    }

    /** Returns errors by horizon, eight of them at most. */
    public static List<String> byHorizon(Scores scores, VersionScores version) {
        List<Integer> columns = columns(scores.settings().horizons().size());
        List<String> lines = head("horizon", columns, scores);
        for (Metric metric : List.of(Metric.MAE, Metric.NAIVE_MAE, Metric.RELATIVE_MAE)) {
            StringBuilder line = new StringBuilder("| ").append(metric.key().replace('_', ' '));
            for (int column : columns) {
                line.append(" | ").append(number(version.expanding().byHorizon().get(column), metric));
            }
            lines.add(line.append(" |").toString());
        }
        return lines;
    }

    /** Returns mean absolute errors by cell and horizon, eight horizons at most. */
    public static List<String> byCell(Scores scores, VersionScores version) {
        CellBy by = scores.settings().cellBy();
        List<Integer> columns = columns(scores.settings().horizons().size());
        List<String> lines = head(by.title(), columns, scores);
        for (int cell = 0; cell < by.cells(); cell++) {
            StringBuilder line = new StringBuilder("| ").append(by.label(cell));
            for (int column : columns) {
                line.append(" | ")
                        .append(number(version.expanding().cells().get(cell).get(column), Metric.MAE));
            }
            lines.add(line.append(" |").toString());
        }
        return lines;
    }

    /** Returns how good quantiles are, for each version that has some. */
    public static List<String> ranges(Scores scores) {
        List<String> lines = new ArrayList<>();
        lines.add("| version | quantiles | pinball loss | truths between the outer ones |");
        lines.add("|---|---|--:|--:|");
        for (VersionScores version : scores.versions()) {
            Metrics metrics = version.expanding().overall();
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %.1f %% |",
                    version.version(),
                    scores.settings().levels(),
                    number(metrics, Metric.PINBALL),
                    metrics.get(Metric.COVERAGE).orElse(Double.NaN)));
        }
        return lines;
    }

    /** Returns the horizons at which the version is not better than seasonal naive. */
    public static List<Integer> notBetter(Scores scores, VersionScores version) {
        return IntStream.range(0, scores.settings().horizons().size())
                .filter(i -> version.expanding()
                                .byHorizon()
                                .get(i)
                                .get(Metric.RELATIVE_MAE)
                                .orElse(Double.NaN)
                        >= 1)
                .mapToObj(i -> scores.settings().horizons().get(i))
                .toList();
    }

    private static List<String> head(String first, List<Integer> columns, Scores scores) {
        StringBuilder names = new StringBuilder("| ").append(first);
        StringBuilder rule = new StringBuilder("|---");
        for (int column : columns) {
            names.append(" | ").append(scores.settings().horizons().get(column));
            rule.append("|--:");
        }
        return new ArrayList<>(
                List.of(names.append(" |").toString(), rule.append('|').toString()));
    }

    private static List<Integer> columns(int horizons) {
        int step = (horizons + MOST_COLUMNS - 1) / MOST_COLUMNS;
        List<Integer> columns = new ArrayList<>();
        for (int i = step > 1 ? -1 : 0; i < horizons; i += step) {
            columns.add(Math.max(i, 0));
        }
        return columns;
    }

    private static String number(Metrics metrics, Metric metric) {
        double value = metrics.get(metric).orElse(Double.NaN);
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.3f", value);
    }
}
