package dev.modelwire.wire.internal.replay;

/**
 * The row from which the pace is counted: the first one, and the first after a pause, a change of pace or a step back in time.
 *
 * @param pace what it is counted by
 * @param nanos when that row left, by the ticker
 * @param millis the row's own time, 0 if it has none
 * @param number the row's number
 */
record Anchor(Pace pace, long nanos, long millis, long number) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Returns whether a row is counted from here: time went on and nothing was set otherwise. */
    boolean holds(Pace now, long rowMillis) {
        return pace.equals(now) && (!(pace instanceof Pace.Recorded) || rowMillis >= millis);
    }

    /** Returns how long after the anchor a row is due, nanoseconds. */
    long dueNanos(long rowMillis, long rowNumber) {
        if (pace instanceof Pace.Recorded recorded) {
            return (long) ((double) (rowMillis - millis) * NANOS_PER_MILLI / recorded.speed());
        }
        if (pace instanceof Pace.Rate rate) {
            return (long) ((rowNumber - number) * NANOS_PER_SECOND / rate.perSecond());
        }
        return 0;
    }
}
