package dev.modelwire.api.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a scorecard knows at one moment.
 *
 * @param settings by which it was measured
 * @param versions the version that was heard last first
 * @param scale mean(|y(t) − y(t−m)|), by which {@link Metric#MASE} is scaled; NaN if no two truths were one season apart
 * @param counts what was counted since the scorecard was made, by name; see the README of the evaluation bundle
 */
public record Scores(ScoringSettings settings, List<VersionScores> versions, double scale, Map<String, Long> counts) {
    public Scores {
        Objects.requireNonNull(settings, "settings");
        versions = List.copyOf(versions);
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** Returns {@link #scale()} where it is known. */
    public OptionalDouble knownScale() {
        return Double.isNaN(scale) ? OptionalDouble.empty() : OptionalDouble.of(scale);
    }
}
