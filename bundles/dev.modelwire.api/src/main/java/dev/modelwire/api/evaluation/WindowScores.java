package dev.modelwire.api.evaluation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one version over a time.
 *
 * @param from the first target that was scored; null if there is none
 * @param to the last target that was scored; null if there is none
 * @param overall over all horizons and cells
 * @param byHorizon one for each horizon, in the order of {@link ScoringSettings#horizons()}
 * @param cells for each cell of {@link ScoringSettings#cellBy()}, one for each horizon
 */
public record WindowScores(
        @Nullable Instant from,
        @Nullable Instant to,
        Metrics overall,
        List<Metrics> byHorizon,
        List<List<Metrics>> cells) {
    public WindowScores {
        byHorizon = List.copyOf(byHorizon);
        cells = cells.stream().map(List::copyOf).toList();
    }
}
