package dev.modelwire.evaluation.internal.csv;

import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.Metrics;
import dev.modelwire.api.evaluation.Scores;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.VersionScores;
import dev.modelwire.api.evaluation.WindowScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Scores as tables of text: the metrics of each horizon, and the error of each cell and horizon. */
public final class ScoreTables {

    private static final String COLUMN = "%14s";

    private ScoreTables() {}

    /** Returns the tables of all versions over all that was ever scored, and the counts that say what is not in them. */
    public static List<String> lines(Scores scores) {
        List<String> lines = new ArrayList<>();
        for (VersionScores version : scores.versions()) {
            lines.add(version.version() + " (" + version.version().digest().abbreviated() + "), "
                    + version.expanding().overall().count() + " forecasts of "
                    + version.expanding().from() + " to "
                    + version.expanding().to());
            lines.addAll(byHorizon(version.expanding(), scores.settings()));
            lines.add("");
            lines.addAll(byCell(version.expanding(), scores.settings(), Metric.MAE));
            lines.add("");
        }
        scores.counts().forEach((name, count) -> lines.add(name + " " + count));
        return lines;
    }

    /** Returns a line for each horizon, with those metrics that have a value, and one for all. */
    public static List<String> byHorizon(WindowScores window, ScoringSettings settings) {
        List<Metric> metrics = Arrays.stream(Metric.values())
                .filter(metric -> window.overall().get(metric).isPresent())
                .toList();
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-8s%10s", "horizon", "count"));
        for (Metric metric : metrics) {
            String unit = metric.unit(settings.unit());
            head.append(String.format(Locale.ROOT, COLUMN, metric.key() + (unit.equals("%") ? "_%" : "")));
        }
        List<String> lines = new ArrayList<>();
        lines.add(head.toString());
        for (int i = 0; i < settings.horizons().size(); i++) {
            lines.add(line(
                    settings.horizons().get(i).toString(), window.byHorizon().get(i), metrics));
        }
        lines.add(line("all", window.overall(), metrics));
        return lines;
    }

    private static String line(String name, Metrics of, List<Metric> metrics) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-8s%10d", name, of.count()));
        metrics.forEach(metric -> line.append(String.format(Locale.ROOT, COLUMN, number(of.get(metric)))));
        return line.toString();
    }

    /** Returns a line for each cell of which something was scored, with a column for each horizon. */
    public static List<String> byCell(WindowScores window, ScoringSettings settings, Metric metric) {
        List<String> lines = new ArrayList<>();
        String unit = metric.unit(settings.unit());
        lines.add(metric.key() + (unit.isEmpty() ? "" : " [" + unit + "]") + " by "
                + settings.cellBy().title() + " of the target (" + settings.zone() + ") and horizon");
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-8s", ""));
        settings.horizons().forEach(horizon -> head.append(String.format(Locale.ROOT, "%10d", horizon)));
        lines.add(head.toString());
        for (int cell = 0; cell < window.cells().size(); cell++) {
            List<Metrics> row = window.cells().get(cell);
            if (row.stream().anyMatch(metrics -> metrics.count() > 0)) {
                StringBuilder line = new StringBuilder(
                        String.format(Locale.ROOT, "%-8s", settings.cellBy().label(cell)));
                row.forEach(metrics -> line.append(String.format(Locale.ROOT, "%10s", number(metrics.get(metric)))));
                lines.add(line.toString());
            }
        }
        return lines;
    }

    private static String number(OptionalDouble value) {
        if (value.isEmpty()) {
            return "-";
        }
        double number = value.getAsDouble();
        return String.format(Locale.ROOT, Math.abs(number) >= 1000 ? "%.1f" : "%.4f", number);
    }
}
