package dev.modelwire.testkit.tflite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Good, bad and broken models for tests. The same arguments give the same result on every machine. */
public final class Fixtures {
    /** Name of the input tensor of the models that are made here as bytes. */
    public static final String INPUT = "features";

    /** Name of the output tensor of the models that are made here as bytes. */
    public static final String OUTPUT = "probabilities";

    private Fixtures() {}

    /**
     * Returns a perceptron with random weights, RELU between the layers and softmax at the end.
     *
     * @param sizes inputs, hidden layers' sizes, outputs; at least two numbers
     */
    public static Mlp mlp(long seed, int... sizes) {
        return new Mlp(layers(seed, Activation.RELU, sizes), true);
    }

    /** Returns the file of {@link #mlp}, with {@link #INPUT} and {@link #OUTPUT} as its tensors' names. */
    public static byte[] tflite(long seed, int... sizes) {
        return mlp(seed, sizes).toTflite(INPUT, OUTPUT);
    }

    /** Returns a model without softmax, with the given activation between its layers. */
    public static Mlp regression(long seed, Activation hidden, int... sizes) {
        return new Mlp(layers(seed, hidden, sizes), false);
    }

    /** Returns a model that loads and runs, and answers NaN to everything. */
    public static byte[] notANumber(int inputs, int outputs) {
        float[] bias = new float[outputs];
        Arrays.fill(bias, Float.NaN);
        return new Mlp(List.of(Dense.of(new float[outputs][inputs], bias, Activation.NONE)), false)
                .toTflite(INPUT, OUTPUT);
    }

    /** Returns a sound model that takes one value more than {@code declaredInputs}, the number a manifest may claim. */
    public static byte[] wrongInputSize(long seed, int declaredInputs, int outputs) {
        return tflite(seed, declaredInputs + 1, outputs);
    }

    /** Returns the first {@code length} bytes of a file, as a broken transfer leaves them. */
    public static byte[] truncated(byte[] file, int length) {
        if (length < 0 || length >= file.length) {
            throw new IllegalArgumentException(
                    "Truncated length [" + length + "] is not in 0.." + (file.length - 1) + ": cut something off");
        }
        return Arrays.copyOf(file, length);
    }

    /** Returns the file with one bit of its last quarter flipped: the digest tells, the structure hardly does. */
    public static byte[] bitFlipped(long seed, byte[] file) {
        byte[] copy = file.clone();
        SplittableRandom random = new SplittableRandom(seed);
        int position = file.length - 1 - random.nextInt(Math.max(1, file.length / 4));
        copy[position] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    /** Returns bytes that are no model: neither the identifier nor anything else of the format is there. */
    public static byte[] garbage(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static List<Dense> layers(long seed, Activation hidden, int... sizes) {
        if (sizes.length < 2) {
            throw new IllegalArgumentException(
                    "Sizes " + Arrays.toString(sizes) + " make no layer: give inputs and outputs at least");
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<Dense> layers = new ArrayList<>();
        for (int i = 1; i < sizes.length; i++) {
            double limit = Math.sqrt(6.0 / (sizes[i - 1] + sizes[i]));
            float[][] weights = new float[sizes[i]][sizes[i - 1]];
            for (float[] row : weights) {
                fill(row, random, limit);
            }
            float[] bias = new float[sizes[i]];
            fill(bias, random, 0.1);
            layers.add(Dense.of(weights, bias, i == sizes.length - 1 ? Activation.NONE : hidden));
        }
        return layers;
    }

    private static void fill(float[] values, SplittableRandom random, double limit) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
    }
}
