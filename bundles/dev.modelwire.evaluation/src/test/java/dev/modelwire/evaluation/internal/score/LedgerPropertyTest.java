package dev.modelwire.evaluation.internal.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.Metrics;
import dev.modelwire.api.evaluation.VersionScores;
import dev.modelwire.api.evaluation.WindowScores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is summed up as it arrives is what a table of all of it gives. */
class LedgerPropertyTest {

    private static final double CLOSE = 1e-9;

    private record Row(int target, int horizon, double value, double truth, double naive) {}

    /** Values are whole, so that zeros and equal ones come up; a tenth of truths never arrives. */
    private static double[] series(Random random, int hours) {
        double[] series = new double[hours];
        for (int hour = 0; hour < hours; hour++) {
            series[hour] = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(7) - 2;
        }
        return series;
    }

    @Property(tries = 60)
    void anyOrder_equalsTheBatch(@ForAll long seed, @ForAll @IntRange(min = 6, max = 45) int hours) {
        Random random = new Random(seed);
        double[] truths = series(random, hours);
        List<Runnable> events = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        Ledger ledger = new Ledger(Tables.settings().build());
        List<Runnable> known = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            int time = hour;
            if (!Double.isNaN(truths[hour])) {
                known.add(() -> ledger.truth(Tables.truth(time, truths[time])));
            }
            for (int horizon = 1; horizon <= 2; horizon++) {
                int ahead = horizon;
                double value = random.nextInt(7) - 2;
                events.add(() -> ledger.forecast(Tables.forecast(Tables.V1, time, ahead, value)));
                if (time + ahead < hours && !Double.isNaN(truths[time + ahead])) {
                    // season 2: the naive forecast of horizon 1 is the value one hour before the origin, of horizon 2
                    // that at it
                    int base = time + ahead - 2;
                    double naive = base < 0 ? Double.NaN : truths[base];
                    rows.add(new Row(time + ahead, ahead, value, truths[time + ahead], naive));
                }
            }
        }
        Collections.shuffle(events, random);
        Collections.shuffle(known, random);
        int split = random.nextInt(events.size());
        events.subList(0, split).forEach(Runnable::run);
        known.forEach(Runnable::run);
        events.subList(split, events.size()).forEach(Runnable::run);

        VersionScores scores = ledger.scores().versions().get(0);

        for (WindowScores window : List.of(scores.expanding(), scores.sliding())) {
            assertBatch(rows, scale(truths), window.overall(), split == 0);
            for (int horizon = 1; horizon <= 2; horizon++) {
                int ahead = horizon;
                assertBatch(
                        rows.stream().filter(row -> row.horizon() == ahead).toList(),
                        scale(truths),
                        window.byHorizon().get(horizon - 1),
                        split == 0);
            }
            assertCellsAddUp(window);
        }
    }

    private static double scale(double[] truths) {
        double sum = 0;
        int pairs = 0;
        for (int hour = 2; hour < truths.length; hour++) {
            double difference = Math.abs(truths[hour] - truths[hour - 2]);
            if (!Double.isNaN(difference)) {
                sum += difference;
                pairs++;
            }
        }
        return sum / pairs;
    }

    private static void assertBatch(List<Row> rows, double scale, Metrics metrics, boolean naiveIsWhole) {
        assertEquals(rows.size(), metrics.count());
        assertEquals(rows.stream().filter(row -> row.truth() == 0).count(), metrics.zeros());
        double mae = mean(rows, row -> Math.abs(row.value() - row.truth()));
        assertClose(mae, metrics.get(Metric.MAE));
        assertClose(mae / scale, metrics.get(Metric.MASE));
        assertClose(Math.sqrt(mean(rows, row -> Math.pow(row.value() - row.truth(), 2))), metrics.get(Metric.RMSE));
        assertClose(mean(rows, row -> row.value() - row.truth()), metrics.get(Metric.BIAS));
        assertClose(
                100
                        * mean(
                                rows.stream().filter(row -> row.truth() != 0).toList(),
                                row -> Math.abs((row.value() - row.truth()) / row.truth())),
                metrics.get(Metric.MAPE));
        assertClose(
                100
                        * mean(
                                rows,
                                row -> row.value() == row.truth()
                                        ? 0
                                        : 2
                                                * Math.abs(row.value() - row.truth())
                                                / (Math.abs(row.value()) + Math.abs(row.truth()))),
                metrics.get(Metric.SMAPE));
        if (naiveIsWhole) {
            List<Row> withNaive =
                    rows.stream().filter(row -> !Double.isNaN(row.naive())).toList();
            assertEquals(withNaive.size(), metrics.naiveCount());
            double naive = mean(withNaive, row -> Math.abs(row.naive() - row.truth()));
            assertClose(naive, metrics.get(Metric.NAIVE_MAE));
            assertClose(
                    mean(withNaive, row -> Math.abs(row.value() - row.truth())) / naive,
                    metrics.get(Metric.RELATIVE_MAE));
        }
    }

    private static void assertCellsAddUp(WindowScores window) {
        long count = 0;
        double absolute = 0;
        double signed = 0;
        for (List<Metrics> row : window.cells()) {
            for (Metrics cell : row) {
                count += cell.count();
                absolute += cell.count() * cell.get(Metric.MAE).orElse(0);
                signed += cell.count() * cell.get(Metric.BIAS).orElse(0);
            }
        }
        assertEquals(window.overall().count(), count);
        assertEquals(absolute, count * window.overall().get(Metric.MAE).orElse(0), CLOSE);
        assertEquals(signed, count * window.overall().get(Metric.BIAS).orElse(0), CLOSE);
    }

    private static double mean(List<Row> rows, ToDoubleFunction<Row> of) {
        return rows.stream().mapToDouble(of).sum() / rows.size();
    }

    private static void assertClose(double expected, OptionalDouble actual) {
        if (Double.isFinite(expected)) {
            assertEquals(expected, actual.orElseThrow(), CLOSE * Math.max(1, Math.abs(expected)));
        } else {
            assertEquals(OptionalDouble.empty(), actual);
        }
    }
}
