package dev.modelwire.demo.forecast;

import java.util.Arrays;

/** A trained forecaster, and what it answers, computed in plain Java. Takes scaled features, answers in the unit of the truth. */
public final class Net {

    static final int KERNEL = 0;
    static final int RECURRENT = 1;
    static final int GATE_BIAS = 2;
    static final int DIRECT = 3;
    static final int BIAS = 4;
    static final int INNER = 5;
    static final int INNER_BIAS = 6;
    static final int OUTER = 7;

    private final NetShape shape;
    private final float[][] weights;

    /** Takes the weights: rows of outputs, gates in the order input, forget, cell, output. */
    Net(NetShape shape, float[]... weights) {
        int[] sizes = shape.sizes();
        if (!Arrays.equals(
                sizes, Arrays.stream(weights).mapToInt(each -> each.length).toArray())) {
            throw new IllegalArgumentException(
                    "weights have other sizes than " + shape + ": they must be " + Arrays.toString(sizes));
        }
        this.shape = shape;
        this.weights = Arrays.stream(weights).map(float[]::clone).toArray(float[][]::new);
    }

    NetShape shape() {
        return shape;
    }

    float[] weights(int part) {
        return weights[part].clone();
    }

    /** Returns a forecaster with other weights in one part. */
    Net with(int part, float[] other) {
        float[][] copy = weights.clone();
        copy[part] = other;
        return new Net(shape, copy);
    }

    /** Returns the answer to one input, row after row of it. */
    public float[] forward(float[] in) {
        float[] joined = new float[shape.joined()];
        System.arraycopy(state(in), 0, joined, 0, shape.units());
        System.arraycopy(in, (shape.steps() - 1) * shape.features(), joined, shape.units(), shape.features());
        for (int path = 0; path < shape.paths().size(); path++) {
            for (int step = 0; step < shape.pathSteps(); step++) {
                int row = shape.steps() - shape.pathSteps() + step;
                joined[shape.path(path) + step] =
                        in[row * shape.features() + shape.paths().get(path)];
            }
        }
        double[] inner = layer(weights[INNER], weights[INNER_BIAS], joined);
        float[] hidden = new float[inner.length];
        for (int i = 0; i < inner.length; i++) {
            hidden[i] = (float) Math.max(0, inner[i]);
        }
        double[] direct = layer(weights[DIRECT], weights[BIAS], joined);
        double[] bent = layer(weights[OUTER], new float[shape.outputs()], hidden);
        float[] out = new float[shape.outputs()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (direct[i] + bent[i]);
        }
        return out;
    }

    private float[] state(float[] in) {
        int units = shape.units();
        float[] hidden = new float[units];
        double[] cell = new double[units];
        for (int step = 0; step < shape.steps(); step++) {
            float[] next = new float[units];
            for (int unit = 0; unit < units; unit++) {
                double i = logistic(gate(unit, in, step, hidden));
                double f = logistic(gate(units + unit, in, step, hidden));
                double c = StrictMath.tanh(gate(2 * units + unit, in, step, hidden));
                double o = logistic(gate(3 * units + unit, in, step, hidden));
                cell[unit] = f * cell[unit] + i * c;
                next[unit] = (float) (o * StrictMath.tanh(cell[unit]));
            }
            hidden = next;
        }
        return hidden;
    }

    private double gate(int row, float[] in, int step, float[] hidden) {
        double sum = weights[GATE_BIAS][row];
        int features = shape.features();
        for (int i = 0; i < features; i++) {
            sum += (double) weights[KERNEL][row * features + i] * in[step * features + i];
        }
        for (int i = 0; i < hidden.length; i++) {
            sum += (double) weights[RECURRENT][row * hidden.length + i] * hidden[i];
        }
        return sum;
    }

    private static double[] layer(float[] weights, float[] bias, float[] in) {
        double[] out = new double[bias.length];
        for (int row = 0; row < out.length; row++) {
            double sum = bias[row];
            for (int i = 0; i < in.length; i++) {
                sum += (double) weights[row * in.length + i] * in[i];
            }
            out[row] = sum;
        }
        return out;
    }

    private static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
