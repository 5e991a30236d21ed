package dev.modelwire.demo.forecast;

import dev.modelwire.api.evaluation.CellBy;
import dev.modelwire.api.evaluation.Metric;
import dev.modelwire.api.evaluation.Metrics;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;

/** Three cells of a score, its corners and its middle, beside what other code has counted. */
final class RecountedCells {

    private static final int MOST = 3;

    private RecountedCells() {}

    /**
     * Tells each of them and returns by how much they differ at most, NaN if one is missing on either side.
     *
     * @param cells the scored metrics by cell and horizon
     * @param again the mean absolute error of a cell at a horizon, counted once more
     */
    static double worst(
            CellBy by, List<List<Metrics>> cells, ToDoubleBiFunction<Integer, Integer> again, Consumer<String> out) {
        double worst = 0;
        for (int i = 0; i < MOST; i++) {
            int cell = i * (cells.size() - 1) / (MOST - 1);
            int horizon = 1 + i * (cells.get(cell).size() - 1) / (MOST - 1);
            double scored = cells.get(cell).get(horizon - 1).get(Metric.MAE).orElse(Double.NaN);
            double counted = again.applyAsDouble(cell, horizon);
            out.accept(String.format(
                    Locale.ROOT,
                    "recount of [%s] at horizon %d: %.12f, scored %.12f",
                    by.label(cell),
                    horizon,
                    counted,
                    scored));
            worst = Math.max(worst, Math.abs(scored - counted));
        }
        return worst;
    }
}
