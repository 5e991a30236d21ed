package dev.modelwire.testkit.tflite;

/** A fully connected layer: {@code activation(weights · x + bias)}. Immutable. */
public final class Dense {
    private final float[][] weights;
    private final float[] bias;
    private final Activation activation;

    private Dense(float[][] weights, float[] bias, Activation activation) {
        this.weights = weights;
        this.bias = bias;
        this.activation = activation;
    }

    /**
     * Makes a layer of copies of the given arrays.
     *
     * @param weights one row per output, each with one value per input
     * @param bias one value per output
     * @throws IllegalArgumentException if the arrays do not fit each other
     */
    public static Dense of(float[][] weights, float[] bias, Activation activation) {
        if (weights.length == 0 || weights[0].length == 0) {
            throw new IllegalArgumentException(
                    "Dense layer has no weights: give one row per output, one value per input");
        }
        if (bias.length != weights.length) {
            throw new IllegalArgumentException("Dense layer's bias has [" + bias.length + "] values, its weights have ["
                    + weights.length + "] rows: give one bias per row");
        }
        float[][] copy = new float[weights.length][];
        for (int row = 0; row < weights.length; row++) {
            if (weights[row].length != weights[0].length) {
                throw new IllegalArgumentException("Dense layer's row [" + row + "] has [" + weights[row].length
                        + "] weights, row [0] has [" + weights[0].length + "]: give rows of one length");
            }
            copy[row] = weights[row].clone();
        }
        return new Dense(copy, bias.clone(), activation);
    }

    /** Returns the number of inputs. */
    public int inputs() {
        return weights[0].length;
    }

    /** Returns the number of outputs. */
    public int outputs() {
        return weights.length;
    }

    /** Returns a copy of the weights, one row per output. */
    public float[][] weights() {
        float[][] copy = new float[weights.length][];
        for (int row = 0; row < weights.length; row++) {
            copy[row] = weights[row].clone();
        }
        return copy;
    }

    /** Returns a copy of the bias, one value per output. */
    public float[] bias() {
        return bias.clone();
    }

    /** Returns what is applied to each output. */
    public Activation activation() {
        return activation;
    }

    float[] flatWeights() {
        float[] flat = new float[outputs() * inputs()];
        for (int row = 0; row < weights.length; row++) {
            System.arraycopy(weights[row], 0, flat, row * inputs(), inputs());
        }
        return flat;
    }

    float[] forward(float[] in) {
        float[] out = new float[outputs()];
        for (int row = 0; row < out.length; row++) {
            double sum = bias[row];
            for (int column = 0; column < in.length; column++) {
                sum += (double) weights[row][column] * in[column];
            }
            out[row] = (float) activation.apply(sum);
        }
        return out;
    }
}
