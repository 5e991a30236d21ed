package dev.modelwire.evaluation.internal.score;

import dev.modelwire.api.model.ModelVersion;

/** A forecast and what came true. */
public final class Pair {

    private final Waiting forecast;
    private final double truth;
    private final double naive;

    Pair(Waiting forecast, double truth, double naive) {
        this.forecast = forecast;
        this.truth = truth;
        this.naive = naive;
    }

    Waiting forecast() {
        return forecast;
    }

    /** Returns whose forecast it was. */
    public ModelVersion version() {
        return forecast.version();
    }

    /** Returns the time of the newest value that the version knew, in milliseconds since 1970-01-01T00:00Z. */
    public long origin() {
        return forecast.origin();
    }

    /** Returns the time that was forecast, in milliseconds since 1970-01-01T00:00Z. */
    public long target() {
        return forecast.target();
    }

    /** Returns how many steps after the origin the target lies. */
    public int horizon() {
        return forecast.horizon();
    }

    /** Returns the forecast. */
    public double value() {
        return forecast.value();
    }

    /** Returns the truth. */
    public double truth() {
        return truth;
    }

    /** Returns the seasonal-naive forecast, NaN if it is not known. */
    public double naive() {
        return naive;
    }

    /** Returns the forecast's quantile of that level by its place, ascending. */
    public double quantile(int level) {
        return forecast.quantile(level);
    }

    /** Returns the number of quantiles. */
    public int quantiles() {
        return forecast.quantiles();
    }
}
