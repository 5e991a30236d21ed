package dev.modelwire.api.evaluation;

/**
 * What a scorecard keeps. Truths are kept for patience + season + largest horizon steps.
 *
 * @param slidingTargets targets of the sliding window, the last that were scored; not less than the patience
 * @param patience steps behind the newest truth at which a truth or a forecast is too late, and a forecast whose truth has not come is
 *     given up and counted
 * @param pending forecasts that wait for their truth at most; one more, and that of the earliest target is given up and counted
 */
public record ScoringMemory(int slidingTargets, int patience, int pending) {

    /** A sliding window of 336 targets, a patience of 96 steps, 20,000 waiting forecasts. */
    public static final ScoringMemory DEFAULT = new ScoringMemory(336, 96, 20_000);

    private static final int MOST_TARGETS = 100_000;
    private static final int MOST_PENDING = 1_000_000;

    public ScoringMemory {
        if (slidingTargets < 1 || slidingTargets > MOST_TARGETS) {
            throw new IllegalArgumentException(
                    "sliding window [" + slidingTargets + "] must be 1 to " + MOST_TARGETS + " targets");
        }
        if (patience < 0 || patience > slidingTargets) {
            throw new IllegalArgumentException("patience [" + patience + "] must be 0 to " + slidingTargets
                    + " steps, the targets of the sliding window");
        }
        if (pending < 1 || pending > MOST_PENDING) {
            throw new IllegalArgumentException("pending [" + pending + "] must be 1 to " + MOST_PENDING + " forecasts");
        }
    }
}
