package dev.modelwire.api.evaluation;

import java.time.Instant;
import java.util.Objects;

/**
 * What came true.
 *
 * @param time when; a forecast is scored by the truth of exactly its target time
 * @param value what, in the unit of the forecasts
 */
public record Truth(Instant time, double value) {
    public Truth {
        Objects.requireNonNull(time, "time");
    }
}
