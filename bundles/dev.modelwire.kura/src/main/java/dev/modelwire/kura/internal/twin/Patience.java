package dev.modelwire.kura.internal.twin;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait for an answer: longer each time, and not the same for all gateways. */
final class Patience {

    static final Duration FIRST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final DoubleSupplier random;
    private Duration next = FIRST;

    /** @param random from 0 to 1 */
    Patience(DoubleSupplier random) {
        this.random = random;
    }

    /** Returns half to all of the time that doubles from one call to the next. */
    Duration next() {
        Duration wait = next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        long half = wait.toMillis() / 2;
        return Duration.ofMillis(half + (long) (half * random.getAsDouble()));
    }

    void reset() {
        next = FIRST;
    }
}
