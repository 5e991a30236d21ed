package dev.modelwire.demo.forecast;

import java.util.List;

/**
 * The form of a forecaster: an LSTM over all steps; its last state, the last step and the last values of some features side by
 * side; and from there a linear layer beside one hidden layer of RELU.
 *
 * @param steps of the input
 * @param features of a step
 * @param units of the LSTM
 * @param hidden units of the hidden layer
 * @param paths features whose last {@code pathSteps} values go around the LSTM
 * @param outputs values of the answer
 */
record NetShape(int steps, int features, int units, int hidden, List<Integer> paths, int pathSteps, int outputs) {

    NetShape {
        paths = List.copyOf(paths);
        if (pathSteps > steps || paths.stream().anyMatch(path -> path < 0 || path >= features)) {
            throw new IllegalArgumentException("paths " + paths + " over [" + pathSteps + "] steps must lie in ["
                    + steps + "] steps of [" + features + "] features");
        }
    }

    /** Returns how many values stand side by side. */
    int joined() {
        return units + features + paths.size() * pathSteps;
    }

    /** Returns the place of the first value of a path among the joined ones. */
    int path(int index) {
        return units + features + index * pathSteps;
    }

    /** Returns the sizes of the weights by {@link Net}'s order. */
    int[] sizes() {
        return new int[] {
            4 * units * features,
            4 * units * units,
            4 * units,
            outputs * joined(),
            outputs,
            hidden * joined(),
            hidden,
            outputs * hidden
        };
    }
}
