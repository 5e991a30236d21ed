package dev.modelwire.sync.internal.transfer;

import java.time.Duration;

/**
 * How slowly a server may send: a drip that never is silent for long is an attack all the same.
 *
 * @param bytesPerSecond the least mean rate
 * @param window over what time it is taken
 */
record Pace(long bytesPerSecond, Duration window) {

    static final Duration WINDOW = Duration.ofMinutes(1);

    Pace {
        if (bytesPerSecond < 0 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("least rate [" + bytesPerSecond
                    + " bytes/s] must not be negative, its window [" + window + "] above zero");
        }
    }

    /** Returns the least number of bytes in that time. */
    long least(Duration time) {
        return Math.multiplyExact(bytesPerSecond, time.toMillis()) / 1000;
    }
}
