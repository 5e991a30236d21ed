package dev.modelwire.features.internal;

/**
 * What stands for a value that is not there.
 *
 * @param maxAgeMillis of {@code LAST}: how old the last value may be at the time of the step
 * @param value of {@code FILL}
 */
record Missing(Kind kind, long maxAgeMillis, double value) {

    static final Missing REFUSE = new Missing(Kind.REFUSE, 0, 0);

    /** The policy. */
    enum Kind {
        REFUSE,
        LAST,
        FILL
    }

    static Missing last(long maxAgeMillis) {
        return new Missing(Kind.LAST, maxAgeMillis, 0);
    }

    static Missing fill(double value) {
        return new Missing(Kind.FILL, 0, value);
    }
}
