package dev.modelwire.testkit.tflite;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * MobileNetV1 with its own reference result: a convolution, thirteen pairs of a depthwise and a 1x1 convolution, the mean
 * over rows and columns, a dense layer, softmax. The same arguments give the same weights on every machine.
 *
 * @param size rows, and columns, of the image of three channels
 * @param convolutions in their order
 * @param head the dense layer
 */
public record MobileNet(int size, List<Convolution> convolutions, Dense head) {
    private static final int[][] PAIRS = {
        {64, 1}, {128, 2}, {128, 1}, {256, 2}, {256, 1}, {512, 2}, {512, 1}, {512, 1}, {512, 1}, {512, 1}, {512, 1},
        {1024, 2}, {1024, 1}
    };
    private static final int CHANNELS = 3;
    private static final int FUSED_RELU6 = 3;

    /** Copies the list. */
    public MobileNet {
        convolutions = List.copyOf(convolutions);
    }

    /**
     * Returns a network with random weights.
     *
     * @param width the multiplier of the channels: 1.0 or 0.25
     * @param size rows, and columns, of the image: 224 or 128
     * @param classes the number of outputs
     */
    public static MobileNet of(long seed, double width, int size, int classes) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Convolution> layers = new ArrayList<>();
        int channels = channels(32, width);
        layers.add(Convolution.full(CHANNELS, channels, 3, 2, random));
        for (int[] pair : PAIRS) {
            layers.add(Convolution.depthwise(channels, 3, pair[1], random));
            int next = channels(pair[0], width);
            layers.add(Convolution.full(channels, next, 1, 1, random));
            channels = next;
        }
        Dense head = Dense.of(
                Randoms.uniform(random, 1 / Math.sqrt(channels), classes, channels),
                Randoms.uniform(random, 0.1, 1, classes)[0],
                Activation.NONE);
        return new MobileNet(size, layers, head);
    }

    private static int channels(int full, double width) {
        return Math.max(8, (int) Math.round(full * width));
    }

    /** Computes in plain Java what an engine answers; slow. The image stands in rows, columns, channels. */
    public float[] forward(float[] image) {
        float[] values = image;
        int now = size;
        for (Convolution layer : convolutions) {
            values = layer.forward(values, now);
            now = layer.size(now);
        }
        float[] mean = new float[head.inputs()];
        for (int channel = 0; channel < mean.length; channel++) {
            double sum = 0;
            for (int at = channel; at < values.length; at += mean.length) {
                sum += values[at];
            }
            mean[channel] = (float) (sum / now / now);
        }
        return new Mlp(List.of(head), true).forward(mean);
    }

    /**
     * Returns the model as the content of a {@code .tflite} file: one FP32 input of shape {@code [1, size, size, 3]}, one
     * FP32 output of shape {@code [1, classes]}.
     */
    public byte[] toTflite(String inputName, String outputName) {
        TfliteModel.Builder model = TfliteModel.builder();
        int input = model.tensor(inputName, 1, size, size, CHANNELS);
        int current = input;
        int now = size;
        for (int i = 0; i < convolutions.size(); i++) {
            now = convolutions.get(i).size(now);
            current = append(model, current, convolutions.get(i), "conv" + i, now);
        }
        int axes = model.constant("mean/axes", new int[] {1, 2}, 2);
        int mean = model.tensor("mean", 1, head.inputs());
        model.operator(40, 27, List.of(), List.of(current, axes), List.of(mean));
        int weights = model.constant("head/weights", head.flatWeights(), head.outputs(), head.inputs());
        int bias = model.constant("head/bias", head.bias(), head.outputs());
        int logits = model.tensor("logits", 1, head.outputs());
        int output = model.tensor(outputName, 1, head.outputs());
        return model.fullyConnected(mean, weights, bias, logits, Activation.NONE)
                .softmax(logits, output)
                .inputs(input)
                .outputs(output)
                .toBytes();
    }

    private static int append(TfliteModel.Builder model, int input, Convolution layer, String name, int size) {
        int side = layer.side();
        int outputs = layer.outputs();
        int weights = layer.depthwise()
                ? model.constant(name + "/weights", layer.weights(), 1, side, side, outputs)
                : model.constant(name + "/weights", layer.weights(), outputs, side, side, layer.inputs());
        int bias = model.constant(name + "/bias", layer.bias(), outputs);
        int output = model.tensor(name, 1, size, size, outputs);
        List<Option> strides = List.of(Option.int32(1, layer.stride()), Option.int32(2, layer.stride()));
        List<Option> options = new ArrayList<>(strides);
        options.add(layer.depthwise() ? Option.int32(3, 1) : Option.int8(3, FUSED_RELU6));
        if (layer.depthwise()) {
            options.add(Option.int8(4, FUSED_RELU6));
        }
        options.add(Option.int32(layer.depthwise() ? 5 : 4, 1));
        options.add(Option.int32(layer.depthwise() ? 6 : 5, 1));
        int code = layer.depthwise() ? 4 : 3;
        model.operator(code, code == 4 ? 2 : 1, options, List.of(input, weights, bias), List.of(output));
        return output;
    }
}
