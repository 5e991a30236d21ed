package dev.modelwire.evaluation.internal.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.api.evaluation.Forecast;
import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.Metrics;
import dev.modelwire.api.evaluation.Quantile;
import dev.modelwire.api.evaluation.ScoringSettings;
import dev.modelwire.api.evaluation.VersionScores;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * Every metric against arithmetic done by hand. Truths y by hour, season m = 2:
 *
 * <pre>
 * hour  0   1   2   3   4   5
 * y    10  20  12  18   0  24
 *
 * scale: (|12-10| + |18-20| + |0-12| + |24-18|) / 4 = (2 + 2 + 12 + 6) / 4 = 22 / 4 = 5.5
 *
 * origin  horizon  target   y    f   e = f-y   b = last season at or before the origin   |b-y|
 *   1        1       2     12   15      3      y(0) = 10                                   2
 *   1        2       3     18   16     -2      y(1) = 20                                   2
 *   2        1       3     18   20      2      y(1) = 20                                   2
 *   2        2       4      0    3      3      y(2) = 12                                  12
 *   3        1       4      0    0      0      y(2) = 12                                  12
 *   3        2       5     24   30      6      y(3) = 18                                   6
 * </pre>
 */
class HandWorkedTest {

    private static final double EXACT = 1e-12;
    private static final double[] TRUTHS = {10, 20, 12, 18, 0, 24};

    private final Ledger ledger = new Ledger(Tables.settings().build());

    private static void run(Ledger ledger) {
        ledger.truth(Tables.truth(0, TRUTHS[0]));
        ledger.truth(Tables.truth(1, TRUTHS[1]));
        ledger.forecast(Tables.forecast(Tables.V1, 1, 1, 15));
        ledger.forecast(Tables.forecast(Tables.V1, 1, 2, 16));
        ledger.truth(Tables.truth(2, TRUTHS[2]));
        ledger.forecast(Tables.forecast(Tables.V1, 2, 1, 20));
        ledger.forecast(Tables.forecast(Tables.V1, 2, 2, 3));
        ledger.truth(Tables.truth(3, TRUTHS[3]));
        ledger.forecast(Tables.forecast(Tables.V1, 3, 1, 0));
        ledger.forecast(Tables.forecast(Tables.V1, 3, 2, 30));
        ledger.truth(Tables.truth(4, TRUTHS[4]));
        ledger.truth(Tables.truth(5, TRUTHS[5]));
    }

    private VersionScores scored() {
        run(ledger);
        return ledger.scores().versions().get(0);
    }

    private static void assertMetric(double expected, Metrics metrics, Metric metric) {
        assertEquals(expected, metrics.get(metric).orElseThrow(), EXACT, metric.key());
    }

    @Test
    void overall_everyMetric_isWhatIsWorkedByHand() {
        Metrics all = scored().expanding().overall();

        assertEquals(6, all.count());
        assertEquals(6, all.naiveCount());
        assertEquals(2, all.zeros());
        // (3 + 2 + 2 + 3 + 0 + 6) / 6
        assertMetric(16.0 / 6, all, Metric.MAE);
        // sqrt((9 + 4 + 4 + 9 + 0 + 36) / 6)
        assertMetric(Math.sqrt(62.0 / 6), all, Metric.RMSE);
        // (3 - 2 + 2 + 3 + 0 + 6) / 6
        assertMetric(2, all, Metric.BIAS);
        // the two with y = 0 are left out: 100 (3/12 + 2/18 + 2/18 + 6/24) / 4 = 100 * 0.7222... / 4
        assertMetric(18.055555555555557, all, Metric.MAPE);
        // 100 (2*3/27 + 2*2/34 + 2*2/38 + 2*3/3 + 0 + 2*6/54) / 6
        assertMetric(100 * (6.0 / 27 + 4.0 / 34 + 4.0 / 38 + 2 + 0 + 12.0 / 54) / 6, all, Metric.SMAPE);
        // (16/6) / 5.5
        assertMetric(16.0 / 33, all, Metric.MASE);
        // (2 + 2 + 2 + 12 + 12 + 6) / 6
        assertMetric(6, all, Metric.NAIVE_MAE);
        // 16 / 36
        assertMetric(4.0 / 9, all, Metric.RELATIVE_MAE);
        assertEquals(5.5, ledger.scores().scale(), EXACT);
        assertEquals(OptionalDouble.empty(), all.get(Metric.PINBALL));
        assertEquals(OptionalDouble.empty(), all.get(Metric.COVERAGE));
    }

    @Test
    void horizon_isWhatIsWorkedByHand() {
        Metrics second = scored().expanding().byHorizon().get(1);

        assertEquals(3, second.count());
        // (2 + 3 + 6) / 3, (-2 + 3 + 6) / 3
        assertMetric(11.0 / 3, second, Metric.MAE);
        assertMetric(7.0 / 3, second, Metric.BIAS);
        // (2 + 12 + 6) / 3, 11 / 20, (11/3) / 5.5
        assertMetric(20.0 / 3, second, Metric.NAIVE_MAE);
        assertMetric(11.0 / 20, second, Metric.RELATIVE_MAE);
        assertMetric(2.0 / 3, second, Metric.MASE);
    }

    @Test
    void cell_isWhatIsWorkedByHand() {
        List<Metrics> four = scored().expanding().cells().get(4);

        assertEquals(1, four.get(0).count());
        assertMetric(0, four.get(0), Metric.MAE);
        // y = f = 0 is right
        assertMetric(0, four.get(0), Metric.SMAPE);
        assertEquals(OptionalDouble.empty(), four.get(0).get(Metric.MAPE));
        assertMetric(3, four.get(1), Metric.MAE);
        assertMetric(0, four.get(0), Metric.RELATIVE_MAE);
        assertEquals(0, scored().expanding().cells().get(7).get(0).count());
    }

    @Test
    void slidingWindow_ofTwoTargets_hasTheLastTwo() {
        ScoringSettings settings = Tables.settings()
                .memory(new dev.modelwire.api.evaluation.ScoringMemory(2, 2, 100))
                .build();
        Ledger small = new Ledger(settings);
        run(small);

        VersionScores scores = small.scores().versions().get(0);

        // targets 4 and 5: (3 + 0 + 6) / 3
        assertEquals(3, scores.sliding().overall().count());
        assertMetric(3, scores.sliding().overall(), Metric.MAE);
        assertEquals(Tables.hour(4), scores.sliding().from());
        assertEquals(Tables.hour(5), scores.sliding().to());
        assertEquals(6, scores.expanding().overall().count());
        assertEquals(Tables.hour(2), scores.expanding().from());
    }

    /**
     * Pinball loss of y and q at level a: a (y-q) where y is at or above q, else (1-a) (q-y).
     *
     * <pre>
     * y   q(0.1)  q(0.5)  q(0.9)   loss
     * 12    10      15      17     0.1*2 + 0.5*3 + 0.1*5 = 0.2 + 1.5 + 0.5 = 2.2    10 to 17 has 12
     * 18    19      20      25     0.9*1 + 0.5*2 + 0.1*7 = 0.9 + 1.0 + 0.7 = 2.6    19 to 25 has not 18
     * </pre>
     */
    @Test
    void quantiles_lossAndCoverage_areWhatIsWorkedByHand() {
        Ledger wide =
                new Ledger(Tables.settings().levels(List.of(0.1, 0.5, 0.9)).build());
        wide.forecast(Forecast.of(Tables.V1, Tables.hour(1), 1, quantiles(10, 15, 17)));
        wide.forecast(Forecast.of(Tables.V1, Tables.hour(2), 1, quantiles(19, 20, 25)));
        wide.truth(Tables.truth(2, 12));
        wide.truth(Tables.truth(3, 18));

        Metrics all = wide.scores().versions().get(0).expanding().overall();

        assertMetric((2.2 + 2.6) / 3 / 2, all, Metric.PINBALL);
        assertMetric(50, all, Metric.COVERAGE);
        // the value is the median: (|15-12| + |20-18|) / 2
        assertMetric(2.5, all, Metric.MAE);
        assertEquals(0, all.naiveCount());
        assertEquals(OptionalDouble.empty(), all.get(Metric.RELATIVE_MAE));
        assertEquals(OptionalDouble.empty(), all.get(Metric.MASE));
    }

    private static List<Quantile> quantiles(double low, double median, double high) {
        return List.of(new Quantile(0.1, low), new Quantile(0.5, median), new Quantile(0.9, high));
    }
}
