package dev.modelwire.api.evaluation;

import dev.modelwire.api.model.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a version of a model says about one time to come.
 *
 * @param version who says it
 * @param origin the time of the newest value that the version knew
 * @param horizon how many steps after the origin the target lies, 1 or more
 * @param value the forecast, in the unit of the truth
 * @param quantiles quantiles of the same target by ascending level, or none
 */
public record Forecast(ModelVersion version, Instant origin, int horizon, double value, List<Quantile> quantiles) {

    private static final double MEDIAN = 0.5;

    public Forecast {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(origin, "origin");
        quantiles = isAscending(quantiles)
                ? List.copyOf(quantiles)
                : quantiles.stream().sorted().toList();
        if (horizon < 1) {
            throw new IllegalArgumentException("horizon [" + horizon + "] must be 1 or more steps");
        }
    }

    private static boolean isAscending(List<Quantile> quantiles) {
        for (int i = 1; i < quantiles.size(); i++) {
            if (quantiles.get(i - 1).compareTo(quantiles.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Makes a forecast of one value. */
    public static Forecast of(ModelVersion version, Instant origin, int horizon, double value) {
        return new Forecast(version, origin, horizon, value, List.of());
    }

    /**
     * Makes a forecast of quantiles alone: its value is the quantile of level 0.5.
     *
     * @throws IllegalArgumentException if there is no such quantile
     */
    public static Forecast of(ModelVersion version, Instant origin, int horizon, List<Quantile> quantiles) {
        double value = quantiles.stream()
                .filter(quantile -> quantile.level() == MEDIAN)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a forecast of quantiles " + quantiles + " must have the level 0.5 or a value of its own"))
                .value();
        return new Forecast(version, origin, horizon, value, quantiles);
    }
}
