package dev.modelwire.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Metrics METRICS = confusion(List.of(99_999, 0, 0, 1), List.of(2, 2));

    @Test
    void accuracy_diagonalOverAll_isTheShareOfRightAnswers() {
        assertEquals(100_004, METRICS.rows());
        assertEquals(100_001 / 100_004.0, METRICS.accuracy());
    }

    @Test
    void recall_halfOfTheRowsFound_isOneHalf() {
        assertEquals(4, METRICS.support(ShuttleState.FPV_CLOSE));
        assertEquals(OptionalDouble.of(0.5), METRICS.recall(ShuttleState.FPV_CLOSE));
    }

    @Test
    void recall_stateThatNeverOccurs_isEmpty() {
        assertTrue(METRICS.recall(ShuttleState.HIGH).isEmpty());
    }

    @Test
    void render_nearlyPerfectRecall_isNotRoundedUp() {
        String table = MetricsTable.render(new TreeMap<>(Map.of("1", METRICS)));

        assertTrue(table.contains("| Rad.Flow  |       100,000 |           99.99 % |\n"), table);
        assertTrue(table.contains("| Fpv.Close |             4 |           50.00 % |\n"), table);
        assertTrue(table.contains("| High      |             0 |           no rows |\n"), table);
        assertTrue(table.contains("| accuracy  |       100,004 |           99.99 % |\n"), table);
    }

    @SafeVarargs
    private static Metrics confusion(List<Integer>... rows) {
        int states = ShuttleState.labels().size();
        List<List<Integer>> confusion = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            List<Integer> row = new ArrayList<>(i < rows.length ? rows[i] : List.of());
            row.addAll(Collections.nCopies(states - row.size(), 0));
            confusion.add(row);
        }
        return new Metrics(confusion);
    }
}
