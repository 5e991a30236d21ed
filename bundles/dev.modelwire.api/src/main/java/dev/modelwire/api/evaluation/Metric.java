package dev.modelwire.api.evaluation;

import java.util.Locale;

/**
 * How wrong forecasts are. With f a forecast, y its truth, e = f − y its error, b the seasonal-naive forecast of the same target, and
 * mean(…) over the scored forecasts of a window, horizon or cell.
 */
public enum Metric {
    /** Mean absolute error, mean(|e|), in the unit of the truth. */
    MAE(true, false),

    /** Root mean squared error, √mean(e²), in the unit of the truth. */
    RMSE(true, false),

    /** Bias, mean(e), in the unit of the truth: above 0 the forecasts are too high. */
    BIAS(true, false),

    /**
     * Mean absolute percentage error, 100 · mean(|e| / |y|), in percent (Armstrong 1985). It has no value where y = 0: such forecasts are
     * left out of it and counted as {@link Metrics#zeros()}. It is large where y is near 0, and favours forecasts that are too low.
     */
    MAPE(false, true),

    /**
     * Symmetric mean absolute percentage error, 100 · mean(2 |e| / (|y| + |f|)), 0 to 200 percent (Makridakis 1993). Where y = f = 0 the
     * forecast is right and counts as 0.
     */
    SMAPE(false, true),

    /**
     * Mean absolute scaled error, mean(|e|) / mean(|y(t) − y(t−m)|), without unit (Hyndman and Koehler 2006, with season m). The
     * divisor is one for the whole scorecard: it goes over every pair of truths one season apart that the scorecard has taken when the
     * scores are read, those before the first forecast and those never forecast among them.
     */
    MASE(false, false),

    /**
     * Relative mean absolute error, mean(|e|) / mean(|b − y|) over the targets for which b is known, without unit (Hyndman and
     * Koehler 2006): below 1 the forecasts are better than seasonal naive on the very same targets. b is the truth of the last time a
     * whole number of seasons before the target that is not after the origin; {@link Metrics#naiveCount()} says how many were known.
     */
    RELATIVE_MAE(false, false),

    /** Mean absolute error of seasonal naive, mean(|b − y|) over the targets for which b is known, in the unit of the truth. */
    NAIVE_MAE(true, false),

    /**
     * Pinball loss, the mean over forecasts and quantile levels τ of τ (y − q) where y ≥ q, else (1 − τ) (q − y), in the unit of the truth
     * (Koenker and Bassett 1978).
     */
    PINBALL(true, false),

    /**
     * Coverage, 100 · the share of truths from the lowest to the highest quantile, both included, in percent (Christoffersen 1998); to be
     * compared with 100 · (highest level − lowest level).
     */
    COVERAGE(false, true);

    private final boolean inUnit;
    private final boolean percent;

    Metric(boolean inUnit, boolean percent) {
        this.inUnit = inUnit;
        this.percent = percent;
    }

    /** Returns its name in records and tables, for example {@code relative_mae}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns its unit.
     *
     * @param unit that of the truth; may be empty
     */
    public String unit(String unit) {
        if (percent) {
            return "%";
        }
        return inUnit ? unit : "";
    }
}
