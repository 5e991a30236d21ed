package dev.modelwire.demo.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.api.evaluation.CellBy;
import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecountedCellsTest {

    private static final int HORIZONS = 7;

    private final List<String> told = new ArrayList<>();

    /** The error of each cell is its number and, behind the point, its horizon. */
    private static double error(int cell, int horizon) {
        return cell + horizon / 10.0;
    }

    private static List<List<Metrics>> cells() {
        List<List<Metrics>> cells = new ArrayList<>();
        for (int cell = 0; cell < CellBy.DAY_OF_WEEK.cells(); cell++) {
            List<Metrics> row = new ArrayList<>();
            for (int horizon = 1; horizon <= HORIZONS; horizon++) {
                row.add(new Metrics(1, 1, 0, Map.of(Metric.MAE, error(cell, horizon))));
            }
            cells.add(row);
        }
        return cells;
    }

    @Test
    void worst_sameNumbers_isNothingAndTellsCornersAndMiddle() {
        assertEquals(0, RecountedCells.worst(CellBy.DAY_OF_WEEK, cells(), RecountedCellsTest::error, told::add));
        assertEquals(
                List.of(
                        "recount of [Mon] at horizon 1: 0.100000000000, scored 0.100000000000",
                        "recount of [Thu] at horizon 4: 3.400000000000, scored 3.400000000000",
                        "recount of [Sun] at horizon 7: 6.700000000000, scored 6.700000000000"),
                told);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.25", "3, 0.25", "6, 0.25", "0, NaN", "3, NaN", "6, NaN"})
    void worst_oneDiffers_isItsDifference(int differs, double by) {
        double worst = RecountedCells.worst(
                CellBy.DAY_OF_WEEK,
                cells(),
                (cell, horizon) -> error(cell, horizon) + (cell == differs ? by : 0),
                told::add);

        assertEquals(by, worst, 1e-12);
    }
}
