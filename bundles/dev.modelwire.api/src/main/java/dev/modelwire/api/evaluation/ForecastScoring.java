package dev.modelwire.api.evaluation;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Scores forecasts by the truth that arrives later. Offered as a service. Safe for use by several threads. */
@ProviderType
public interface ForecastScoring {

    /**
     * Opens a scorecard. What an earlier one under this id knew is read from the disk and goes on if its settings measured the same
     * ({@link ScoringSettings#measuresAs}); else it is given up, with a line in the log. Reads a file: never call it on a thread of the host.
     */
    Scorecard open(ScorecardId id, ScoringSettings settings);

    /** Returns the scorecards that are open, by id. */
    List<Scorecard> scorecards();
}
