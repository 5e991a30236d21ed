package dev.modelwire.evaluation.internal.csv;

import dev.modelwire.api.evaluation.CellBy;
import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Quantile;
import dev.modelwire.api.evaluation.ScoringMemory;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.TimeStep;
import dev.modelwire.api.evaluation.Truth;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.evaluation.internal.score.Ledger;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Scores forecasts of one model that lie in files, as they would have been scored as they were made. */
public final class CsvScoring {

    private static final int MOST_PAIRS = 500_000;
    private static final int MOST_TARGETS = 100_000;
    private static final int MOST_PENDING = 1_000_000;

    private CsvScoring() {}

    /**
     * What the files do not say.
     *
     * @param step the time between two values
     * @param season of seasonal naive, in steps
     * @param unit of forecasts and truths
     */
    public record Terms(TimeStep step, int season, ZoneId zone, CellBy cellBy, String unit) {}

    /** Returns a ledger that was given each truth at its time, and each forecast at its origin, after the truth of that time. */
    public static Ledger run(List<Forecast> forecasts, List<Truth> truths, Terms terms) {
        Ledger ledger = new Ledger(settings(forecasts, terms));
        List<Truth> known = new ArrayList<>(truths);
        known.sort(Comparator.comparing(Truth::time));
        List<Forecast> made = new ArrayList<>(forecasts);
        made.sort(Comparator.comparing(Forecast::origin));
        int next = 0;
        for (Forecast forecast : made) {
            while (next < known.size() && !known.get(next).time().isAfter(forecast.origin())) {
                ledger.truth(known.get(next));
                next++;
            }
            ledger.forecast(forecast);
        }
        known.subList(next, known.size()).forEach(ledger::truth);
        return ledger;
    }

    private static ScoringSettings settings(List<Forecast> forecasts, Terms terms) {
        TreeSet<ModelName> models = new TreeSet<>();
        TreeSet<Integer> horizons = new TreeSet<>();
        forecasts.forEach(forecast -> {
            models.add(forecast.version().name());
            horizons.add(forecast.horizon());
        });
        if (models.size() != 1) {
            throw new IllegalArgumentException("forecasts of the models " + models + " must be of one model");
        }
        int targets = Math.min(MOST_TARGETS, MOST_PAIRS / horizons.size());
        return ScoringSettings.builder(models.first(), terms.step(), List.copyOf(horizons))
                .season(terms.season())
                .zone(terms.zone())
                .cellBy(terms.cellBy())
                .unit(terms.unit())
                .levels(forecasts.get(0).quantiles().stream()
                        .map(Quantile::level)
                        .toList())
                .memory(new ScoringMemory(targets, targets, MOST_PENDING))
                .build();
    }
}
