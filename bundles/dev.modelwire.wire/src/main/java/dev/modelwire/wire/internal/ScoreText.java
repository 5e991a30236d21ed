package dev.modelwire.wire.internal;

import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.Metrics;
import dev.modelwire.api.evaluation.Scores;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Scores as lines of the log. */
final class ScoreText {

    private ScoreText() {}

    /** Returns one line for each version that was scored. */
    static List<String> lines(Scores scores) {
        return scores.versions().stream()
                .filter(version -> version.expanding().overall().count() > 0)
                .map(version -> version.version() + (version.shadow() ? " (shadow)" : "") + ": "
                        + told(version.expanding().overall(), scores) + "; of the last "
                        + scores.settings().slidingTargets() + " targets: "
                        + told(version.sliding().overall(), scores))
                .toList();
    }

    private static String told(Metrics metrics, Scores scores) {
        String unit = scores.settings().unit();
        return metrics.count() + " forecasts, MAE " + told(metrics.get(Metric.MAE)) + (unit.isEmpty() ? "" : " " + unit)
                + ", MASE " + told(metrics.get(Metric.MASE)) + ", relative to seasonal naive "
                + told(metrics.get(Metric.RELATIVE_MAE));
    }

    private static String told(OptionalDouble value) {
        return value.isEmpty() ? "unknown" : String.format(Locale.ROOT, "%.4g", value.getAsDouble());
    }
}
