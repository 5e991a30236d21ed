package dev.modelwire.testkit.tflite;

import java.util.List;

/**
 * A multi-layer perceptron with its own reference result.
 *
 * @param layers the dense layers, each taking what the one before gives
 * @param softmax whether the last layer's outputs are turned into probabilities
 */
public record Mlp(List<Dense> layers, boolean softmax) {

    /** Checks that the layers fit each other. */
    public Mlp {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("Mlp has no layers: give at least one");
        }
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
                throw new IllegalArgumentException(
                        "Mlp's layer [" + i + "] takes [" + layers.get(i).inputs() + "] values, the one before gives ["
                                + layers.get(i - 1).outputs() + "]: they must be equal");
            }
        }
    }

    /** Returns the number of values the first layer takes. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** Returns the number of values the last layer gives. */
    public int outputs() {
        return layers.get(layers.size() - 1).outputs();
    }

    /**
     * Computes in plain Java what an engine answers for this model, within the rounding of 32-bit arithmetic.
     *
     * @throws IllegalArgumentException if {@code in} does not have {@link #inputs()} values
     */
    public float[] forward(float[] in) {
        if (in.length != inputs()) {
            throw new IllegalArgumentException(
                    "Mlp got [" + in.length + "] values, its first layer takes [" + inputs() + "]");
        }
        float[] values = in;
        for (Dense layer : layers) {
            values = layer.forward(values);
        }
        return softmax ? softmax(values) : values;
    }

    private static float[] softmax(float[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        double[] exponentials = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            exponentials[i] = StrictMath.exp(logits[i] - max);
            sum += exponentials[i];
        }
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (exponentials[i] / sum);
        }
        return probabilities;
    }

    /**
     * Returns the model as the content of a {@code .tflite} file: one FP32 input of shape {@code [1, inputs]}, one FP32
     * output of shape {@code [1, outputs]}, named as given.
     */
    public byte[] toTflite(String inputName, String outputName) {
        return toTflite(inputName, outputName, 1);
    }

    /** Returns the same for that many samples in a call, in the first dimension of input and output. */
    public byte[] toTflite(String inputName, String outputName, int batch) {
        TfliteModel.Builder model = TfliteModel.builder();
        int input = model.tensor(inputName, batch, inputs());
        int current = input;
        for (int i = 0; i < layers.size(); i++) {
            boolean last = !softmax && i == layers.size() - 1;
            current = append(model, current, layers.get(i), "layer" + i, last ? outputName : "layer" + i, batch);
        }
        if (softmax) {
            int output = model.tensor(outputName, batch, outputs());
            model.softmax(current, output);
            current = output;
        }
        return model.inputs(input).outputs(current).toBytes();
    }

    private static int append(
            TfliteModel.Builder model, int input, Dense layer, String prefix, String outputName, int batch) {
        int weights = model.constant(prefix + "/weights", layer.flatWeights(), layer.outputs(), layer.inputs());
        int bias = model.constant(prefix + "/bias", layer.bias(), layer.outputs());
        Activation activation = layer.activation();
        boolean fused = activation == Activation.NONE || activation == Activation.RELU;
        int sum = model.tensor(fused ? outputName : prefix + "/sum", batch, layer.outputs());
        model.fullyConnected(input, weights, bias, sum, fused ? activation : Activation.NONE);
        if (fused) {
            return sum;
        }
        int output = model.tensor(outputName, batch, layer.outputs());
        if (activation == Activation.TANH) {
            model.tanh(sum, output);
        } else {
            model.logistic(sum, output);
        }
        return output;
    }
}
