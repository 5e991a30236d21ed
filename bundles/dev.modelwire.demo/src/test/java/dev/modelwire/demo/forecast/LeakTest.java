package dev.modelwire.demo.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing after the origin enters a feature, nor a scale. */
class LeakTest {

    private static Series poisoned(Series series, int after) {
        double[][] rows = new double[series.size()][series.columns().size()];
        long[] millis = new long[series.size()];
        for (int row = 0; row < series.size(); row++) {
            millis[row] = series.millis(row);
            for (int column = 0; column < series.columns().size(); column++) {
                rows[row][column] = row > after ? 1e6 + 7.0 * row + column : series.value(row, column);
            }
        }
        return new Series(series.columns(), millis, rows);
    }

    @ParameterizedTest
    @EnumSource
    void tensor_everythingAfterItsOriginIsPoisoned_isTheSame(Task task) {
        Series series = task.series();
        int origin = series.at(task.heldOut()) + 11;
        JsonObject pipeline = task.pipeline();
        float[][] clean = new Tensors(series, pipeline).rows();
        float[][] poisoned = new Tensors(poisoned(series, origin), pipeline).rows();

        for (int row = 0; row <= origin; row++) {
            assertArrayEquals(clean[row], poisoned[row], "row " + row);
        }
        assertFalse(Arrays.equals(clean[origin + 1], poisoned[origin + 1]), "the poison must be visible after it");
    }

    @ParameterizedTest
    @EnumSource
    void scales_everythingHeldOutIsPoisoned_areTheSame(Task task) {
        Series series = task.series();
        int end = series.at(task.heldOut());

        assertArrayEquals(
                Examples.of(task, series, end).pipeline().toString().toCharArray(),
                Examples.of(task, poisoned(series, end - 1), end)
                        .pipeline()
                        .toString()
                        .toCharArray());
    }

    @ParameterizedTest
    @EnumSource
    void origins_ofTheTraining_haveTargetsBeforeTheEnd(Task task) {
        Series series = task.series();
        int end = series.at(task.heldOut());
        int[] origins = Examples.of(task, series, end).origins(end, 0);

        org.junit.jupiter.api.Assertions.assertEquals(end - 1, origins[origins.length - 1] + task.horizons());
    }
}
