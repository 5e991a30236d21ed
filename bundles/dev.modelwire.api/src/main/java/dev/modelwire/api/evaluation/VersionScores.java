package dev.modelwire.api.evaluation;

import dev.modelwire.api.model.ModelVersion;
import java.util.Objects;

/**
 * How good the forecasts of one version were.
 *
 * @param version the version
 * @param shadow whether its last forecast was that of a shadow, which nobody but the scorecard has seen
 * @param expanding over all that was ever scored
 * @param sliding over the last targets, as many as {@link ScoringSettings#slidingTargets()}
 */
public record VersionScores(ModelVersion version, boolean shadow, WindowScores expanding, WindowScores sliding) {
    public VersionScores {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(expanding, "expanding");
        Objects.requireNonNull(sliding, "sliding");
    }
}
