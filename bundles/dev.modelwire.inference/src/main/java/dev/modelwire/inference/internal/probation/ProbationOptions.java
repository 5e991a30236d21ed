package dev.modelwire.inference.internal.probation;

import java.time.Duration;

/**
 * What a version may do while it is on probation.
 *
 * @param window how long it is; zero if there is none
 * @param minRecords records below which nothing is decided
 * @param maxErrorPercent records of a hundred that may fail, or be answered outside of the range of an output
 * @param maxSlowPercent records of a hundred that may take longer than the budget of the manifest
 */
public record ProbationOptions(Duration window, int minRecords, int maxErrorPercent, int maxSlowPercent) {

    /** What holds if nobody says otherwise. */
    public static final ProbationOptions DEFAULT = new ProbationOptions(Duration.ofMinutes(10), 20, 5, 10);
}
