package dev.modelwire.sync.internal.reconcile;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential back-off with full jitter. */
public final class Backoff {

    static final Duration BASE = Duration.ofSeconds(2);
    static final Duration CAP = Duration.ofMinutes(10);
    private static final int DOUBLINGS = 20;

    private final RandomGenerator random;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Returns how long to wait after that failed attempt, counted from 1. */
    public Duration after(int attempt) {
        return Duration.ofMillis(random.nextLong(longest(attempt).toMillis() + 1));
    }

    /** As the other one, but not below what the other side asked for. */
    public Duration after(int attempt, Duration retryAfter) {
        return longer(after(attempt), retryAfter);
    }

    /** Returns an interval that is up to a tenth shorter or longer, so that a fleet does not ask in step. */
    public Duration spread(Duration interval) {
        long tenth = interval.toMillis() / 10;
        return interval.minusMillis(tenth).plusMillis(random.nextLong(2 * tenth + 1));
    }

    public static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    static Duration longest(int attempt) {
        Duration longest = BASE.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
        return longest.compareTo(CAP) > 0 ? CAP : longest;
    }
}
