package dev.modelwire.inference.internal.probation;

import java.time.Duration;

/**
 * How far a probation has come.
 *
 * @param left time that is left of it, in which the version answers records
 * @param records that were seen
 * @param errors records of these that failed
 * @param outside records of these that were answered outside of the range of an output
 * @param slow records of these that took too long
 */
public record Tally(Duration left, int records, int errors, int outside, int slow) {

    /** Returns that of one that begins. */
    public static Tally fresh(Duration window) {
        return new Tally(window, 0, 0, 0, 0);
    }

    Tally within(Duration window) {
        return left.compareTo(window) <= 0 ? this : new Tally(window, records, errors, outside, slow);
    }
}
