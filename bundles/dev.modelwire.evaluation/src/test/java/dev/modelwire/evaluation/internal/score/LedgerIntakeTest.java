package dev.modelwire.evaluation.internal.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Intake;
import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.Quantile;
import dev.modelwire.api.evaluation.ScoringMemory;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.TimeStep;
import dev.modelwire.api.evaluation.Truth;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken, what is refused, and what is given up. */
class LedgerIntakeTest {

    private final Ledger ledger = new Ledger(Tables.settings().build());

    private long count(String name) {
        return ledger.scores().counts().getOrDefault(name, 0L);
    }

    @Test
    void forecast_truthNotThere_waits() {
        assertEquals(new Intake.Taken(0), ledger.forecast(Tables.forecast(Tables.V1, 1, 1, 5)));
        assertEquals(1, count("forecasts.waiting"));

        assertEquals(new Intake.Taken(1), ledger.truth(Tables.truth(2, 4)));
        assertEquals(0, count("forecasts.waiting"));
        assertEquals(1, count("forecasts.scored"));
    }

    @Test
    void forecast_truthCameFirst_isScoredAtOnceAndCounted() {
        ledger.truth(Tables.truth(2, 4));

        assertEquals(new Intake.Taken(1), ledger.forecast(Tables.forecast(Tables.V1, 1, 1, 5)));
        assertEquals(1, count("forecasts.after.truth"));
        assertEquals(1, ledger.scores().versions().get(0).expanding().overall().count());
    }

    @Test
    void forecast_twice_firstStands_waitingOrScored() {
        ledger.forecast(Tables.forecast(Tables.V1, 1, 1, 5));
        String refused = "DUPLICATE_FORECAST: forecast of demand@1 from [1970-01-01T01:00:00Z] for horizon [1] was made"
                + " before, the first one stands";

        assertEquals(refused, Tables.refusal(ledger.forecast(Tables.forecast(Tables.V1, 1, 1, 6))));
        ledger.truth(Tables.truth(2, 4));
        assertEquals(refused, Tables.refusal(ledger.forecast(Tables.forecast(Tables.V1, 1, 1, 6))));

        assertEquals(2, count("forecasts.refused.DUPLICATE_FORECAST"));
        assertEquals(
                1,
                ledger.scores()
                        .versions()
                        .get(0)
                        .expanding()
                        .overall()
                        .get(Metric.MAE)
                        .orElseThrow());
        assertEquals(new Intake.Taken(1), ledger.forecast(Tables.forecast(Tables.V2, 1, 1, 6)), "another version's");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void notFinite_refused(double value) {
        assertEquals(
                "NOT_FINITE: forecast of demand@1 from [1970-01-01T01:00:00Z] for horizon [1] must have finite values",
                Tables.refusal(ledger.forecast(Tables.forecast(Tables.V1, 1, 1, value))));
        assertEquals(
                "NOT_FINITE: truth [" + value + "] of [1970-01-01T01:00:00Z] must be finite",
                Tables.refusal(ledger.truth(Tables.truth(1, value))));
        assertEquals(1, count("forecasts.refused.NOT_FINITE"));
        assertEquals(1, count("truths.refused.NOT_FINITE"));
        assertEquals(List.of(), ledger.scores().versions());
    }

    @Test
    void quantiles_notFiniteOrOfOtherLevels_refused() {
        Ledger wide = new Ledger(Tables.settings().levels(List.of(0.5)).build());
        assertEquals(
                "OTHER_QUANTILES: forecast of demand@1 from [1970-01-01T01:00:00Z] for horizon [1] has quantiles of the"
                        + " levels [], they must be [0.5]",
                Tables.refusal(wide.forecast(Tables.forecast(Tables.V1, 1, 1, 5))));
        assertEquals(
                "NOT_FINITE",
                Tables.refusal(wide.forecast(
                                new Forecast(Tables.V1, Tables.hour(1), 1, 5, List.of(new Quantile(0.5, Double.NaN)))))
                        .substring(0, 10));
    }

    @Test
    void forecast_otherModelOrHorizon_refused() {
        ModelVersion other = new ModelVersion(ModelName.of("pump"), Tables.V1.label(), Tables.V1.digest());
        assertEquals(
                "OTHER_MODEL: forecast of pump@1 from [1970-01-01T01:00:00Z] for horizon [1] is not one of model"
                        + " [demand]",
                Tables.refusal(ledger.forecast(Tables.forecast(other, 1, 1, 5))));
        assertEquals(
                "UNKNOWN_HORIZON: forecast of demand@1 from [1970-01-01T01:00:00Z] for horizon [3] is for none of the"
                        + " horizons [1, 2]",
                Tables.refusal(ledger.forecast(Tables.forecast(Tables.V1, 1, 3, 5))));
    }

    @Test
    void truth_again_sameIsADuplicate_otherIsACorrectionAndTheFirstStands() {
        ledger.truth(Tables.truth(2, 4));

        assertEquals(
                "DUPLICATE_TRUTH: truth [4.0] of [1970-01-01T02:00:00Z] came before",
                Tables.refusal(ledger.truth(Tables.truth(2, 4))));
        assertEquals(
                "CORRECTED_TRUTH: truth [5.0] of [1970-01-01T02:00:00Z] was [4.0] before, the first one stands",
                Tables.refusal(ledger.truth(Tables.truth(2, 5))));

        ledger.forecast(Tables.forecast(Tables.V1, 1, 1, 4));
        assertEquals(
                0,
                ledger.scores()
                        .versions()
                        .get(0)
                        .expanding()
                        .overall()
                        .get(Metric.MAE)
                        .orElseThrow());
        assertEquals(1, count("truths.refused.DUPLICATE_TRUTH"));
        assertEquals(1, count("truths.refused.CORRECTED_TRUTH"));
    }

    @Test
    void truth_missing_isCountedOnceThePatienceIsOver() {
        ledger.forecast(Tables.forecast(Tables.V1, 1, 1, 5));

        ledger.truth(Tables.truth(52, 1));
        assertEquals(0, count("forecasts.truth.missing"), "50 steps behind: may come yet");
        ledger.truth(Tables.truth(53, 1));
        assertEquals(1, count("forecasts.truth.missing"));
        assertEquals(0, count("forecasts.waiting"));
        assertEquals(
                "TOO_LATE: truth [4.0] of [1970-01-01T02:00:00Z] comes more than [50] steps after the newest truth",
                Tables.refusal(ledger.truth(Tables.truth(2, 4))));
        assertEquals(
                "TOO_LATE: forecast of demand@1 from [1970-01-01T01:00:00Z] for horizon [1] is for a time more than [50]"
                        + " steps before the newest truth",
                Tables.refusal(ledger.forecast(Tables.forecast(Tables.V1, 1, 1, 4))));
    }

    @Test
    void truth_late_isScoredAndEntersTheScaleOnBothSides() {
        ledger.forecast(Tables.forecast(Tables.V1, 1, 1, 5));
        ledger.truth(Tables.truth(0, 1));
        ledger.truth(Tables.truth(4, 9));

        assertEquals(new Intake.Taken(1), ledger.truth(Tables.truth(2, 4)));

        // |4-1| and |9-4|
        assertEquals(4, ledger.scores().scale(), 1e-12);
    }

    @Test
    void pending_full_earliestTargetsAreGivenUp() {
        Ledger small = new Ledger(
                Tables.settings().memory(new ScoringMemory(10, 10, 2)).build());
        small.forecast(Tables.forecast(Tables.V1, 5, 1, 1));
        small.forecast(Tables.forecast(Tables.V1, 6, 1, 1));
        small.forecast(Tables.forecast(Tables.V1, 7, 1, 1));

        Map<String, Long> counts = small.scores().counts();
        assertEquals(2, counts.get("forecasts.waiting"));
        assertEquals(1, counts.get("forecasts.displaced"));
        assertEquals(new Intake.Taken(0), small.truth(Tables.truth(6, 1)));
        assertEquals(new Intake.Taken(1), small.truth(Tables.truth(8, 1)));
    }

    @Test
    void versions_moreThanEight_oldestIsForgotten() {
        for (int label = 0; label < 9; label++) {
            ledger.forecast(Tables.forecast(Tables.version("v" + label), 1, 1, label));
        }
        ledger.truth(Tables.truth(2, 4));

        assertEquals(8, ledger.scores().versions().size());
        assertEquals("demand@v8", ledger.scores().versions().get(0).version().toString(), "last heard first");
        assertEquals(8, count("forecasts.scored"));
        assertEquals(1, count("versions.forgotten"));
    }

    @Test
    void steady_memoryIsBounded() {
        for (int hour = 0; hour < 5_000; hour++) {
            ledger.truth(Tables.truth(hour, hour % 7));
            ledger.forecast(Tables.forecast(Tables.V1, hour, 1, 3));
            ledger.forecast(Tables.forecast(Tables.V1, hour, 2, 3));
        }

        assertEquals(3, count("forecasts.waiting"));
        assertEquals(50 + 2 + 2 + 1, count("truths.kept"), "patience, season, farthest horizon and the newest");
        assertEquals(200, ledger.scores().versions().get(0).sliding().overall().count());
    }

    @Test
    void calendarDays_overAChangeOfTheClock_areMetByLocalTime() {
        ScoringSettings daily = ScoringSettings.builder(Tables.MODEL, TimeStep.parse("P1D"), List.of(1))
                .zone(ZoneId.of("America/Chicago"))
                .season(1)
                .build();
        Ledger days = new Ledger(daily);
        // clocks go forward on 2024-03-10: that day has 23 hours
        days.truth(new Truth(Instant.parse("2024-03-10T06:00:00Z"), 10));
        days.forecast(Forecast.of(Tables.V1, Instant.parse("2024-03-10T06:00:00Z"), 1, 12));

        assertEquals(new Intake.Taken(1), days.truth(new Truth(Instant.parse("2024-03-11T05:00:00Z"), 11)));
        assertEquals(1, days.scores().scale(), 1e-12);
        assertEquals(
                1,
                days.scores()
                        .versions()
                        .get(0)
                        .expanding()
                        .overall()
                        .get(Metric.NAIVE_MAE)
                        .orElseThrow());
    }
}
