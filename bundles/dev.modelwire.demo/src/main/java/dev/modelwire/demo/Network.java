package dev.modelwire.demo;

import dev.modelwire.testkit.tflite.Activation;
import dev.modelwire.testkit.tflite.Dense;
import dev.modelwire.testkit.tflite.Mlp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A perceptron while it learns: RELU between its layers, softmax at its end, cross-entropy as its loss, Adam. All in
 * double and one thread, with StrictMath, so that it ends with the same weights on every machine.
 */
final class Network {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final int[] sizes;
    private final Layer[] layers;
    private final double[][] values;
    private final double[][] deltas;
    private int steps;

    Network(SplitMix random, int... sizes) {
        this.sizes = sizes.clone();
        layers = new Layer[sizes.length - 1];
        values = new double[sizes.length][];
        deltas = new double[sizes.length][];
        for (int i = 0; i < sizes.length; i++) {
            values[i] = new double[sizes[i]];
            deltas[i] = new double[sizes[i]];
        }
        for (int i = 0; i < layers.length; i++) {
            layers[i] = new Layer(sizes[i], sizes[i + 1]);
            if (layers.length > 1) {
                layers[i].randomise(random);
            }
        }
    }

    /** Adds one row's gradient. */
    void learn(float[] in, int target) {
        for (int i = 0; i < in.length; i++) {
            values[0][i] = in[i];
        }
        for (int i = 0; i < layers.length; i++) {
            layers[i].forward(values[i], values[i + 1], i < layers.length - 1);
        }
        double[] top = values[layers.length];
        double[] delta = deltas[layers.length];
        double max = Arrays.stream(top).max().orElseThrow();
        double sum = 0;
        for (int i = 0; i < top.length; i++) {
            delta[i] = StrictMath.exp(top[i] - max);
            sum += delta[i];
        }
        for (int i = 0; i < top.length; i++) {
            delta[i] = delta[i] / sum - (i == target ? 1 : 0);
        }
        for (int i = layers.length - 1; i >= 0; i--) {
            layers[i].backward(values[i], deltas[i + 1], deltas[i]);
        }
    }

    /** Moves the weights along the mean of the gradients added since the last step. */
    void step(double learningRate, int rows) {
        steps++;
        double correction1 = 1 - StrictMath.pow(BETA1, steps);
        double correction2 = 1 - StrictMath.pow(BETA2, steps);
        for (Layer layer : layers) {
            layer.step(learningRate, rows, correction1, correction2);
        }
    }

    Mlp toMlp() {
        List<Dense> dense = new ArrayList<>();
        for (int i = 0; i < layers.length; i++) {
            dense.add(layers[i].toDense(sizes[i], i < layers.length - 1 ? Activation.RELU : Activation.NONE));
        }
        return new Mlp(dense, true);
    }

    /** Weights in rows of {@code inputs + 1}; the last of a row is the bias. */
    private static final class Layer {
        final int inputs;
        final int outputs;
        final double[] weights;
        final double[] gradient;
        final double[] mean;
        final double[] square;

        Layer(int inputs, int outputs) {
            this.inputs = inputs;
            this.outputs = outputs;
            int size = outputs * (inputs + 1);
            weights = new double[size];
            gradient = new double[size];
            mean = new double[size];
            square = new double[size];
        }

        void randomise(SplitMix random) {
            double limit = Math.sqrt(6.0 / inputs);
            for (int i = 0; i < weights.length; i++) {
                weights[i] = i % (inputs + 1) == inputs ? 0 : random.uniform(limit);
            }
        }

        void forward(double[] in, double[] out, boolean relu) {
            for (int row = 0; row < outputs; row++) {
                int at = row * (inputs + 1);
                double sum = weights[at + inputs];
                for (int i = 0; i < inputs; i++) {
                    sum += weights[at + i] * in[i];
                }
                out[row] = relu && sum < 0 ? 0 : sum;
            }
        }

        /** {@code in} holds the outputs of the RELU below, so a zero in it passes nothing on. */
        void backward(double[] in, double[] delta, double[] below) {
            Arrays.fill(below, 0);
            for (int row = 0; row < outputs; row++) {
                int at = row * (inputs + 1);
                double d = delta[row];
                if (d == 0) {
                    continue;
                }
                for (int i = 0; i < inputs; i++) {
                    gradient[at + i] += d * in[i];
                    below[i] += d * weights[at + i];
                }
                gradient[at + inputs] += d;
            }
            for (int i = 0; i < inputs; i++) {
                below[i] = in[i] == 0 ? 0 : below[i];
            }
        }

        void step(double learningRate, int rows, double correction1, double correction2) {
            for (int i = 0; i < weights.length; i++) {
                double g = gradient[i] / rows;
                gradient[i] = 0;
                mean[i] = BETA1 * mean[i] + (1 - BETA1) * g;
                square[i] = BETA2 * square[i] + (1 - BETA2) * g * g;
                weights[i] -= learningRate * (mean[i] / correction1) / (Math.sqrt(square[i] / correction2) + EPSILON);
            }
        }

        Dense toDense(int columns, Activation activation) {
            float[][] matrix = new float[outputs][columns];
            float[] bias = new float[outputs];
            for (int row = 0; row < outputs; row++) {
                for (int i = 0; i < columns; i++) {
                    matrix[row][i] = (float) weights[row * (columns + 1) + i];
                }
                bias[row] = (float) weights[row * (columns + 1) + columns];
            }
            return Dense.of(matrix, bias, activation);
        }
    }
}
