package dev.modelwire.testkit.tflite;

import java.util.SplittableRandom;

/**
 * A convolution over rows and columns with equal sides, padded so that the size of its result is that of its input divided
 * by the stride, rounded up, and with RELU6 behind it. Immutable.
 */
public final class Convolution {
    private final boolean depthwise;
    private final int inputs;
    private final int outputs;
    private final int side;
    private final int stride;
    private final float[] weights;
    private final float[] bias;

    private Convolution(boolean depthwise, int inputs, int outputs, int side, int stride, SplittableRandom random) {
        this.depthwise = depthwise;
        this.inputs = inputs;
        this.outputs = outputs;
        this.side = side;
        this.stride = stride;
        int fanIn = side * side * (depthwise ? 1 : inputs);
        this.weights = Randoms.uniform(random, Math.sqrt(6.0 / fanIn), 1, fanIn * outputs)[0];
        this.bias = Randoms.uniform(random, 0.1, 1, outputs)[0];
    }

    static Convolution full(int inputs, int outputs, int side, int stride, SplittableRandom random) {
        return new Convolution(false, inputs, outputs, side, stride, random);
    }

    static Convolution depthwise(int channels, int side, int stride, SplittableRandom random) {
        return new Convolution(true, channels, channels, side, stride, random);
    }

    /** Returns whether each output channel is made from the input channel of its number alone. */
    public boolean depthwise() {
        return depthwise;
    }

    /** Returns the number of input channels. */
    public int inputs() {
        return inputs;
    }

    /** Returns the number of output channels. */
    public int outputs() {
        return outputs;
    }

    /** Returns the number of rows, and of columns, of the filter. */
    public int side() {
        return side;
    }

    /** Returns the step in rows, and in columns. */
    public int stride() {
        return stride;
    }

    /** Returns the weights: {@code [outputs, side, side, inputs]}, or {@code [side, side, outputs]} if depthwise. */
    public float[] weights() {
        return weights.clone();
    }

    /** Returns one value for each output channel. */
    public float[] bias() {
        return bias.clone();
    }

    /** Returns the number of rows, and of columns, of the result. */
    int size(int inputSize) {
        return (inputSize + stride - 1) / stride;
    }

    /** Computes the result for an input of the given size, channels last. */
    float[] forward(float[] in, int size) {
        int result = size(size);
        int before = Math.max(0, (result - 1) * stride + side - size) / 2;
        float[] out = new float[result * result * outputs];
        for (int at = 0; at < out.length; at++) {
            int channel = at % outputs;
            int row = at / outputs / result * stride - before;
            int column = at / outputs % result * stride - before;
            double sum = bias[channel];
            for (int cell = 0; cell < side * side; cell++) {
                int y = row + cell / side;
                int x = column + cell % side;
                if (y >= 0 && y < size && x >= 0 && x < size) {
                    sum += cell(in, (y * size + x) * inputs, channel, cell);
                }
            }
            out[at] = (float) Math.min(6, Math.max(0, sum));
        }
        return out;
    }

    private double cell(float[] in, int pixel, int channel, int cell) {
        if (depthwise) {
            return (double) in[pixel + channel] * weights[cell * outputs + channel];
        }
        double sum = 0;
        for (int i = 0; i < inputs; i++) {
            sum += (double) in[pixel + i] * weights[(channel * side * side + cell) * inputs + i];
        }
        return sum;
    }
}
