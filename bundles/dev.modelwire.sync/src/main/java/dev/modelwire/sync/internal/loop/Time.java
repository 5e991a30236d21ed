package dev.modelwire.sync.internal.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The two times: the wall's for what people read and for expiry, and the elapsed one for waiting, which no clock jump moves.
 */
public record Time(Clock wall, LongSupplier elapsedNanos) {

    Instant instant() {
        return Instant.ofEpochMilli(wall.millis());
    }

    Duration elapsed() {
        return Duration.ofNanos(elapsedNanos.getAsLong());
    }
}
