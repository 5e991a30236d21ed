package dev.modelwire.evaluation.internal.score;

import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.model.ModelVersion;

/** A forecast as it is kept. */
final class Waiting {

    private static final double[] NONE = {};

    private final ModelVersion version;
    private final long origin;
    private final long target;
    private final int horizon;
    private final double value;
    private final double[] quantiles;

    /** Makes it; the quantiles become its own. */
    Waiting(ModelVersion version, long origin, long target, int horizon, double value, double[] quantiles) {
        this.version = version;
        this.origin = origin;
        this.target = target;
        this.horizon = horizon;
        this.value = value;
        this.quantiles = quantiles;
    }

    static Waiting of(Forecast forecast, long target) {
        double[] quantiles = forecast.quantiles().isEmpty()
                ? NONE
                : new double[forecast.quantiles().size()];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = forecast.quantiles().get(i).value();
        }
        return new Waiting(
                forecast.version(),
                forecast.origin().toEpochMilli(),
                target,
                forecast.horizon(),
                forecast.value(),
                quantiles);
    }

    ModelVersion version() {
        return version;
    }

    long origin() {
        return origin;
    }

    long target() {
        return target;
    }

    int horizon() {
        return horizon;
    }

    double value() {
        return value;
    }

    /** Returns whether it says nothing but finite numbers. */
    boolean isFinite() {
        boolean finite = Double.isFinite(value);
        for (double quantile : quantiles) {
            finite &= Double.isFinite(quantile);
        }
        return finite;
    }

    int quantiles() {
        return quantiles.length;
    }

    double quantile(int level) {
        return quantiles[level];
    }

    /** Returns whether both say something about the same target and horizon, by the same version. */
    boolean isOf(Waiting other) {
        return horizon == other.horizon && target == other.target && version.equals(other.version);
    }
}
