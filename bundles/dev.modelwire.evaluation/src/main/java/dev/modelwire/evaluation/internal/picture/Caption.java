package dev.modelwire.evaluation.internal.picture;

import dev.modelwire.api.evaluation.Metrics;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.WindowScores;
import dev.modelwire.api.model.ModelVersion;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a picture says of itself. */
final class Caption {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Caption() {}

    /** Returns whose forecasts they are, and of when. */
    static List<String> of(ModelVersion version, ScoringSettings settings, WindowScores window, String remark) {
        Metrics overall = window.overall();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Model %s, version %s (%s)",
                        version.name(),
                        version.label(),
                        version.digest().abbreviated()),
                String.format(
                        Locale.ROOT,
                        "%d forecasts of %s to %s (%s), steps of %s",
                        overall.count(),
                        time(window.from(), settings),
                        time(window.to(), settings),
                        zone(settings),
                        settings.step()),
                remark);
    }

    static String zone(ScoringSettings settings) {
        return settings.zone().normalized().equals(ZoneOffset.UTC)
                ? "UTC"
                : settings.zone().getId();
    }

    static String time(@Nullable Instant time, ScoringSettings settings) {
        return time == null ? "–" : TIME.format(time.atZone(settings.zone()));
    }

    /** Returns the words with the unit behind them. */
    static String withUnit(String words, String unit) {
        return unit.isEmpty() ? words : words + " [" + unit + "]";
    }

    /** Returns a number with as many places as people want to read. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1000 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(
                Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
    }
}
