package dev.modelwire.api.evaluation;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps forecasts until their truth arrives, and the scores. Safe for use by several threads. After {@link #close()}, or after another was opened
 * under the same id, every method but {@code close} fails with an {@link IllegalStateException}.
 */
@ProviderType
public interface Scorecard extends AutoCloseable {

    /** Returns what it is called. */
    ScorecardId id();

    /** Returns by what it measures. */
    ScoringSettings settings();

    /**
     * Takes a forecast: it waits for the truth of its target, or is scored at once if that has come already. Returns soon, does no I/O.
     */
    Intake forecast(Forecast forecast);

    /** Takes a truth and scores the forecasts that waited for it. Returns soon, does no I/O. */
    Intake truth(Truth truth);

    /** Returns the scores as they stand. Takes time in proportion to the sliding window, some milliseconds. */
    Scores scores();

    /**
     * Draws the scores into a directory, which is made if it is not there: error per horizon, error per cell and horizon, forecast against
     * truth, each as SVG and PNG, for each version; files of the same names are replaced. Takes seconds and writes files: never call it on a
     * thread of the host.
     */
    PictureOutcome pictures(Path directory);

    /** Ends it. What it knows is kept and found again by who opens one under the same id. */
    @Override
    void close();
}
