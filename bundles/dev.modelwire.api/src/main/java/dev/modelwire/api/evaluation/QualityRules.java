package dev.modelwire.api.evaluation;

import java.time.Duration;
import java.util.Objects;

/**
 * When a version is objected to while it is on probation, and when a shadow takes the place of the active version. Both are decided
 * in the sliding window.
 *
 * @param metric by what a shadow and the active version are compared: one of which less is better
 * @param minimum forecasts below which nothing is decided
 * @param probationMargin by how much of 1 the relative MAE may be above 1, and above that of the version before; infinite: no
 *     objections
 * @param promotionMargin by how much of 1 a shadow must be better on the same targets; infinite: no promotion
 * @param promotionTime how long the time from the first to the last of these targets must be
 */
public record QualityRules(
        Metric metric, int minimum, double probationMargin, double promotionMargin, Duration promotionTime) {

    /** Nothing is decided. */
    public static final QualityRules NONE =
            new QualityRules(Metric.MAE, 1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Duration.ZERO);

    public QualityRules {
        Objects.requireNonNull(promotionTime, "promotionTime");
        if (metric == Metric.BIAS || metric == Metric.COVERAGE || metric == Metric.NAIVE_MAE) {
            throw new IllegalArgumentException("metric [" + metric.key() + "] must be one of which less is better");
        }
        if (minimum < 1 || !(probationMargin >= 0) || !(promotionMargin >= 0) || promotionTime.isNegative()) {
            throw new IllegalArgumentException("rules of quality [minimum " + minimum + ", margins " + probationMargin
                    + " and " + promotionMargin + ", " + promotionTime + "] must be 1 or more and not below 0");
        }
    }
}
