package dev.modelwire.demo.forecast;

import java.util.Arrays;

/**
 * Moves the outer quantiles apart until they hold as many truths as they promise, on time that the network has not learnt from:
 * conformalized quantile regression (Romano, Patterson and Candès 2019), for each horizon by itself.
 */
final class Widening {

    private Widening() {}

    /** Measures on the targets from one row to before another. */
    static Net of(ForecastPlan plan, Net net, Examples examples, Series series, int from, int to) {
        Task task = plan.task();
        int truth = series.columns().indexOf(task.truth());
        int levels = plan.levels().size();
        int count = to - from - task.horizons() + 1;
        double[][] misses = new double[task.horizons()][count];
        float[] input = new float[task.steps() * examples.elements().size()];
        for (int i = 0; i < count; i++) {
            int origin = from - 1 + i;
            examples.input(origin, input, 0);
            float[] answer = net.forward(input);
            for (int h = 0; h < task.horizons(); h++) {
                double is = series.value(origin + 1 + h, truth);
                misses[h][i] = Math.max(answer[h * levels] - is, is - answer[h * levels + levels - 1]);
            }
        }
        double promised = plan.levels().get(levels - 1) - plan.levels().get(0);
        float[] bias = net.weights(Net.BIAS);
        for (int h = 0; h < task.horizons(); h++) {
            Arrays.sort(misses[h]);
            int rank = (int) Math.min(count - 1L, (long) Math.ceil(promised * (count + 1)) - 1);
            bias[h * levels] -= (float) misses[h][rank];
            bias[h * levels + levels - 1] += (float) misses[h][rank];
        }
        return net.with(Net.BIAS, bias);
    }
}
