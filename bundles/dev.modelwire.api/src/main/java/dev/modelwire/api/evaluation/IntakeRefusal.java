package dev.modelwire.api.evaluation;

/** Why a scorecard did not take a forecast or a truth. */
public enum IntakeRefusal {
    /** A value is NaN or infinite. */
    NOT_FINITE,
    /** The forecast is one of another model. */
    OTHER_MODEL,
    /** The forecast has a horizon that the scorecard does not keep. */
    UNKNOWN_HORIZON,
    /** The forecast has quantiles of other levels than the scorecard keeps. */
    OTHER_QUANTILES,
    /** The version said something about this time and horizon before; what it said first stands. */
    DUPLICATE_FORECAST,
    /** The same truth came before. */
    DUPLICATE_TRUTH,
    /** Another truth came for this time before; the first stands, since forecasts may have been scored by it. */
    CORRECTED_TRUTH,
    /** The time lies further behind the newest truth than the scorecard waits. */
    TOO_LATE
}
