package dev.modelwire.evaluation.internal.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.QualityRules;
import dev.modelwire.api.model.ModelVersion;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The truth goes 0, 10, 20, 0, 10, 20 … with a season of 2, so that seasonal naive errs by 10 or 20 and by 13.33 on the average. */
class JudgeTest {

    private final Ledger ledger = new Ledger(Tables.settings()
            .rules(new QualityRules(Metric.MAE, 20, 0.1, 0.2, Duration.ofHours(24)))
            .build());
    private final Judge judge = new Judge("score-1", ledger);

    private static double truth(int hour) {
        return hour % 3 * 10;
    }

    /** Both err by that much at each hour. */
    private void hours(int from, int to, double active, double shadow) {
        for (int hour = from; hour < to; hour++) {
            ledger.truth(Tables.truth(hour, truth(hour)));
            ledger.forecast(Tables.forecast(Tables.V1, hour, 1, truth(hour + 1) + active));
            if (!Double.isNaN(shadow)) {
                ledger.forecast(Tables.forecast(Tables.V2, hour, 1, truth(hour + 1) - shadow), true);
            }
        }
    }

    @Test
    void objection_worseThanSeasonalNaive_withNumbers() {
        hours(0, 30, 40, Double.NaN);

        // of 29 scored, the naive forecast of the first is not known; 28 errors of 40 are 1120, of naive 10 times 20
        // and 18 times 10 are 380
        assertEquals(
                Optional.of(
                        "scorecard [score-1]: its mean absolute error over 28 forecasts is [2.947] times that of seasonal"
                                + " naive, at most 1.100 is allowed"),
                judge.objection(Tables.V1));
    }

    @Test
    void objection_tooFew_orGoodEnough_none() {
        hours(0, 20, 40, Double.NaN);
        assertEquals(Optional.empty(), judge.objection(Tables.V1), "18 are fewer than 20");
        assertEquals(Optional.empty(), judge.objection(Tables.V2), "never heard");

        Ledger good = new Ledger(ledger.settings());
        for (int hour = 0; hour < 60; hour++) {
            good.truth(Tables.truth(hour, truth(hour)));
            good.forecast(Tables.forecast(Tables.V1, hour, 1, truth(hour + 1) + 3));
        }
        assertEquals(Optional.empty(), new Judge("score-1", good).objection(Tables.V1));
    }

    @Test
    void objection_worseThanTheVersionBefore_withNumbers() {
        hours(0, 40, 2, Double.NaN);
        ModelVersion next = Tables.version("3");
        for (int hour = 40; hour < 80; hour++) {
            ledger.truth(Tables.truth(hour, truth(hour)));
            ledger.forecast(Tables.forecast(next, hour, 1, truth(hour + 1) + 5));
        }

        String why = judge.objection(next).orElseThrow();

        assertEquals(
                "scorecard [score-1]: its mean absolute error over 39 forecasts is [0.3750] times that of seasonal naive, that of"
                        + " demand@1 over 39 was 0.1500, at most 0.1650 is allowed",
                why);
        assertEquals(Optional.empty(), judge.objection(Tables.V1), "the one before is not worse than its successor");
    }

    @Test
    void objection_noMargin_none() {
        Ledger lax = new Ledger(Tables.settings().build());
        for (int hour = 0; hour < 60; hour++) {
            lax.truth(Tables.truth(hour, truth(hour)));
            lax.forecast(Tables.forecast(Tables.V1, hour, 1, 1000));
        }
        assertEquals(Optional.empty(), new Judge("x", lax).objection(Tables.V1));
        assertEquals(Optional.empty(), new Judge("x", lax).preference(Tables.V2, Tables.V1));
    }

    @Test
    void preference_betterByTheMarginOverTheTime_withNumbers() {
        hours(0, 26, 5, 3);

        String told = "scorecard [score-1]: mae of demand@2 is 3.00000, that of demand@1 is 5.00000, over the same 25"
                + " forecasts in PT24H: [0.6000] times (promoted at 0.8000 times, 20 forecasts and PT24H)";
        assertEquals(Optional.of(told), judge.preference(Tables.V2, Tables.V1));
        assertEquals(Optional.of(told), judge.comparison(Tables.V2, Tables.V1));
    }

    @Test
    void preference_tooShort_noneButCompared() {
        hours(0, 25, 5, 3);

        assertEquals(Optional.empty(), judge.preference(Tables.V2, Tables.V1));
        assertEquals(
                Optional.of(
                        "scorecard [score-1]: mae of demand@2 is 3.00000, that of demand@1 is 5.00000, over the same 24"
                                + " forecasts in PT23H: [0.6000] times (promoted at 0.8000 times, 20 forecasts and PT24H)"),
                judge.comparison(Tables.V2, Tables.V1));
    }

    @Test
    void preference_notBetterByTheMargin_none() {
        hours(0, 40, 5, 4.1);

        assertEquals(Optional.empty(), judge.preference(Tables.V2, Tables.V1));
        assertEquals(Optional.empty(), judge.preference(Tables.V1, Tables.V2));
    }

    @Test
    void preference_betterOnOtherTargets_isNotCompared() {
        hours(0, 30, 5, Double.NaN);
        for (int hour = 30; hour < 60; hour++) {
            ledger.truth(Tables.truth(hour, truth(hour)));
            ledger.forecast(Tables.forecast(Tables.V2, hour, 1, truth(hour + 1)), true);
        }

        assertEquals(Optional.empty(), judge.preference(Tables.V2, Tables.V1));
        assertEquals(Optional.empty(), judge.comparison(Tables.V2, Tables.V1));
    }
}
