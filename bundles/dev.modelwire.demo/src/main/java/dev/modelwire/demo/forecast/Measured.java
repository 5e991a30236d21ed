package dev.modelwire.demo.forecast;

import java.util.Arrays;
import java.util.Locale;

/** How wrong the forecasts of a part were by horizon, beside seasonal naive on the same targets. */
final class Measured {

    private final double[] error;
    private final double[] naive;
    private final int origins;

    private Measured(double[] error, double[] naive, int origins) {
        this.error = error;
        this.naive = naive;
        this.origins = origins;
    }

    /** Measures the median on the targets from one row to before another. */
    static Measured of(ForecastPlan plan, Net net, Examples examples, Series series, int from, int to) {
        Task task = plan.task();
        int truth = series.columns().indexOf(task.truth());
        int levels = plan.levels().size();
        double[] error = new double[task.horizons()];
        double[] naive = new double[task.horizons()];
        float[] input = new float[task.steps() * examples.elements().size()];
        int count = 0;
        for (int origin = from - 1; origin + task.horizons() < to; origin++) {
            examples.input(origin, input, 0);
            float[] answer = net.forward(input);
            for (int h = 0; h < task.horizons(); h++) {
                double is = series.value(origin + 1 + h, truth);
                error[h] += Math.abs(answer[h * levels + levels / 2] - is);
                naive[h] += Math.abs(series.value(origin + 1 + h - task.season(), truth) - is);
            }
            count++;
        }
        for (int h = 0; h < error.length; h++) {
            error[h] /= count;
            naive[h] /= count;
        }
        return new Measured(error, naive, count);
    }

    /** Returns the mean absolute error over that of seasonal naive. */
    double relative() {
        return Arrays.stream(error).sum() / Arrays.stream(naive).sum();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d origins, MAE %.3f, seasonal naive %.3f, relative %.3f, by horizon",
                origins,
                Arrays.stream(error).average().orElse(0),
                Arrays.stream(naive).average().orElse(0),
                relative()));
        for (int h = 0; h < error.length; h++) {
            text.append(String.format(Locale.ROOT, " %.2f", error[h] / naive[h]));
        }
        return text.toString();
    }
}
