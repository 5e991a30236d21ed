package dev.modelwire.testkit.tflite;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A forecaster with its own reference result: {@code steps} rows of {@code features} values go through one LSTM layer, and
 * the layer's last state through one dense layer. Immutable; the same arguments give the same weights on every machine.
 */
public final class Lstm {
    /** Number of gates. In every array of this class they stand in the order input, forget, cell, output. */
    public static final int GATES = 4;

    private static final int LSTM = 44;
    private static final int LSTM_OPTIONS = 71;
    private static final int STRIDED_SLICE = 45;
    private static final int STRIDED_SLICE_OPTIONS = 32;
    private static final int FUSED_TANH = 4;
    private static final String[] GATE = {"input", "forget", "cell", "output"};

    private final int steps;
    private final int features;
    private final int units;
    private final float[][] kernels;
    private final float[][] recurrent;
    private final float[][] biases;
    private final Dense head;

    private Lstm(int steps, int features, int units, SplittableRandom random, int outputs) {
        this.steps = steps;
        this.features = features;
        this.units = units;
        this.kernels = Randoms.uniform(random, 1 / Math.sqrt(features), GATES, units * features);
        this.recurrent = Randoms.uniform(random, 1 / Math.sqrt(units), GATES, units * units);
        this.biases = Randoms.uniform(random, 0.1, GATES, units);
        this.head = Dense.of(
                Randoms.uniform(random, 1 / Math.sqrt(units), outputs, units),
                Randoms.uniform(random, 0.1, 1, outputs)[0],
                Activation.NONE);
    }

    /** Returns a forecaster with random weights. */
    public static Lstm of(long seed, int steps, int features, int units, int outputs) {
        return new Lstm(steps, features, units, new SplittableRandom(seed), outputs);
    }

    /** Returns the number of rows of the input. */
    public int steps() {
        return steps;
    }

    /** Returns the number of values in a row of the input. */
    public int features() {
        return features;
    }

    /** Returns the size of the layer's state. */
    public int units() {
        return units;
    }

    /** Returns the weights of the input for a gate: {@code units} rows of {@code features}. */
    public float[] kernel(int gate) {
        return kernels[gate].clone();
    }

    /** Returns the weights of the state before for a gate: {@code units} rows of {@code units}. */
    public float[] recurrent(int gate) {
        return recurrent[gate].clone();
    }

    /** Returns the bias of a gate. */
    public float[] bias(int gate) {
        return biases[gate].clone();
    }

    /** Returns the layer behind the LSTM. */
    public Dense head() {
        return head;
    }

    /** Computes in plain Java what an engine answers, starting from a state of zeros. */
    public float[] forward(float[] in) {
        float[] hidden = new float[units];
        double[] cell = new double[units];
        for (int step = 0; step < steps; step++) {
            float[] next = new float[units];
            for (int unit = 0; unit < units; unit++) {
                double i = Activation.LOGISTIC.apply(sum(0, unit, in, step, hidden));
                double f = Activation.LOGISTIC.apply(sum(1, unit, in, step, hidden));
                double c = Activation.TANH.apply(sum(2, unit, in, step, hidden));
                double o = Activation.LOGISTIC.apply(sum(3, unit, in, step, hidden));
                cell[unit] = f * cell[unit] + i * c;
                next[unit] = (float) (o * StrictMath.tanh(cell[unit]));
            }
            hidden = next;
        }
        return head.forward(hidden);
    }

    private double sum(int gate, int unit, float[] in, int step, float[] hidden) {
        double sum = biases[gate][unit];
        for (int i = 0; i < features; i++) {
            sum += (double) kernels[gate][unit * features + i] * in[step * features + i];
        }
        for (int i = 0; i < units; i++) {
            sum += (double) recurrent[gate][unit * units + i] * hidden[i];
        }
        return sum;
    }

    /**
     * Returns the model as the content of a {@code .tflite} file: one FP32 input of shape {@code [1, steps, features]},
     * one FP32 output of shape {@code [1, outputs]}. Its state is in variable tensors, which an engine must reset.
     */
    public byte[] toTflite(String inputName, String outputName) {
        return toTflite(inputName, outputName, 1);
    }

    /** Returns the same for that many samples in a call, in the first dimension of input and output. */
    public byte[] toTflite(String inputName, String outputName, int batch) {
        TfliteModel.Builder model = TfliteModel.builder();
        int input = model.tensor(inputName, batch, steps, features);
        int[] from = new int[24];
        Arrays.fill(from, -1);
        from[0] = input;
        for (int gate = 0; gate < GATES; gate++) {
            from[1 + gate] = model.constant("lstm/kernel/" + GATE[gate], kernels[gate], units, features);
            from[5 + gate] = model.constant("lstm/recurrent/" + GATE[gate], recurrent[gate], units, units);
            from[12 + gate] = model.constant("lstm/bias/" + GATE[gate], biases[gate], units);
        }
        from[18] = model.variable("lstm/hidden", batch, units);
        from[19] = model.variable("lstm/cell", batch, units);
        int sequence = model.tensor("lstm", batch, steps, units);
        model.operator(
                LSTM,
                LSTM_OPTIONS,
                List.of(Option.int8(0, FUSED_TANH)),
                Arrays.stream(from).boxed().toList(),
                List.of(sequence));
        int begin = model.constant("last/begin", new int[] {0, -1, 0}, 3);
        int end = model.constant("last/end", new int[] {0, 0, 0}, 3);
        int strides = model.constant("last/strides", new int[] {1, 1, 1}, 3);
        int last = model.tensor("last", batch, units);
        model.operator(
                STRIDED_SLICE,
                STRIDED_SLICE_OPTIONS,
                List.of(Option.int32(0, 5), Option.int32(1, 5), Option.int32(4, 2)),
                List.of(sequence, begin, end, strides),
                List.of(last));
        int weights = model.constant("head/weights", head.flatWeights(), head.outputs(), units);
        int bias = model.constant("head/bias", head.bias(), head.outputs());
        int output = model.tensor(outputName, batch, head.outputs());
        return model.fullyConnected(last, weights, bias, output, Activation.NONE)
                .inputs(input)
                .outputs(output)
                .toBytes();
    }
}
