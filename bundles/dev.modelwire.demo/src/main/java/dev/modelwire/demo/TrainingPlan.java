package dev.modelwire.demo;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How one version is trained.
 *
 * @param hidden sizes of the hidden layers; none makes a logistic regression
 * @param rows how many of the training rows it sees
 */
record TrainingPlan(
        String description, List<Integer> hidden, int rows, int epochs, int batch, double learningRate, long seed) {

    TrainingPlan {
        hidden = List.copyOf(hidden);
    }

    /** Returns the number of each layer's values, input and output included. */
    int[] sizes() {
        IntStream ends = IntStream.of(ShuttleData.FEATURES.size());
        IntStream inner = hidden.stream().mapToInt(Integer::intValue);
        return IntStream.concat(
                        IntStream.concat(ends, inner),
                        IntStream.of(ShuttleState.labels().size()))
                .toArray();
    }

    /** Returns a measure of how long the training takes: multiplications, in effect. */
    double cost() {
        int[] sizes = sizes();
        long weights = 0;
        for (int i = 1; i < sizes.length; i++) {
            weights += (long) sizes[i] * sizes[i - 1];
        }
        return (double) weights * rows * epochs;
    }
}
