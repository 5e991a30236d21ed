package dev.modelwire.testkit.onnx;

import dev.modelwire.testkit.tflite.Activation;
import dev.modelwire.testkit.tflite.Convolution;
import dev.modelwire.testkit.tflite.Dense;
import dev.modelwire.testkit.tflite.Lstm;
import dev.modelwire.testkit.tflite.Mlp;
import dev.modelwire.testkit.tflite.MobileNet;
import java.util.List;

/** The models of the tests as {@code .onnx} files, with the names and shapes of their {@code .tflite} files. */
public final class OnnxModels {
    /** ONNX's order of the gates input, output, forget, cell, in the numbers of {@link Lstm}. */
    private static final int[] GATES = {0, 3, 1, 2};

    private OnnxModels() {}

    /** Returns a perceptron. */
    public static byte[] of(Mlp mlp, String input, String output) {
        return of(mlp, input, output, 1);
    }

    /** Returns a perceptron for that many samples in a call, -1: that is left open. */
    public static byte[] of(Mlp mlp, String input, String output, int batch) {
        OnnxModel model = new OnnxModel().input(input, batch, mlp.inputs()).output(output, batch, mlp.outputs());
        String current = input;
        for (int i = 0; i < mlp.layers().size(); i++) {
            boolean last = !mlp.softmax() && i == mlp.layers().size() - 1;
            current = dense(model, current, mlp.layers().get(i), "layer" + i, last ? output : "layer" + i);
        }
        if (mlp.softmax()) {
            model.node(softmax(current, output));
        }
        return model.toBytes();
    }

    /** Returns a forecaster; its state starts from zeros in each run. */
    public static byte[] of(Lstm lstm, String input, String output) {
        return of(lstm, input, output, 1);
    }

    /** Returns a forecaster for that many samples in a call, -1: that is left open. */
    public static byte[] of(Lstm lstm, String input, String output, int batch) {
        int units = lstm.units();
        int rows = Lstm.GATES * units;
        int features = lstm.features();
        float[] kernel = new float[rows * features];
        float[] recurrent = new float[rows * units];
        float[] bias = new float[2 * rows];
        for (int i = 0; i < GATES.length; i++) {
            System.arraycopy(lstm.kernel(GATES[i]), 0, kernel, i * units * features, units * features);
            System.arraycopy(lstm.recurrent(GATES[i]), 0, recurrent, i * units * units, units * units);
            System.arraycopy(lstm.bias(GATES[i]), 0, bias, i * units, units);
        }
        OnnxModel model = new OnnxModel()
                .input(input, batch, lstm.steps(), features)
                .output(output, batch, lstm.head().outputs())
                .constant("lstm/kernel", kernel, 1, rows, features)
                .constant("lstm/recurrent", recurrent, 1, rows, units)
                .constant("lstm/bias", bias, 1, bias.length)
                .constant("last/shape", batch, units)
                .node(Node.of("Transpose", List.of(input), List.of("net/steps")).with("perm", new long[] {1, 0, 2}))
                .node(Node.of(
                                "LSTM",
                                List.of("net/steps", "lstm/kernel", "lstm/recurrent", "lstm/bias"),
                                List.of("", "net/hidden"))
                        .with("hidden_size", units))
                .node(Node.of("Reshape", List.of("net/hidden", "last/shape"), List.of("net/last")));
        dense(model, "net/last", lstm.head(), "head", output);
        return model.toBytes();
    }

    /** Returns an image classifier; its image stands in rows, columns, channels, as in the {@code .tflite} file. */
    public static byte[] of(MobileNet net, String input, String output) {
        OnnxModel model = new OnnxModel()
                .input(input, 1, net.size(), net.size(), 3)
                .output(output, 1, net.head().outputs())
                .constant("net/zero", new float[] {0})
                .constant("net/six", new float[] {6})
                .constant("mean/shape", 1, net.head().inputs())
                .node(Node.of("Transpose", List.of(input), List.of("net/image")).with("perm", new long[] {0, 3, 1, 2}));
        String current = "net/image";
        for (int i = 0; i < net.convolutions().size(); i++) {
            current = convolution(model, current, net.convolutions().get(i), "conv" + i);
        }
        model.node(Node.of("GlobalAveragePool", List.of(current), List.of("net/pooled")))
                .node(Node.of("Reshape", List.of("net/pooled", "mean/shape"), List.of("net/mean")));
        dense(model, "net/mean", net.head(), "head", "net/logits");
        return model.node(softmax("net/logits", output)).toBytes();
    }

    private static Node softmax(String from, String to) {
        return Node.of("Softmax", List.of(from), List.of(to)).with("axis", 1);
    }

    private static String dense(OnnxModel model, String input, Dense layer, String prefix, String output) {
        float[] weights = new float[layer.outputs() * layer.inputs()];
        float[][] rows = layer.weights();
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, weights, row * layer.inputs(), layer.inputs());
        }
        model.constant(prefix + "/weights", weights, layer.outputs(), layer.inputs())
                .constant(prefix + "/bias", layer.bias(), layer.outputs());
        String sum = layer.activation() == Activation.NONE ? output : prefix + "/sum";
        model.node(Node.of("Gemm", List.of(input, prefix + "/weights", prefix + "/bias"), List.of(sum))
                .with("transB", 1));
        switch (layer.activation()) {
            case NONE -> {}
            case RELU -> model.node(Node.of("Relu", List.of(sum), List.of(output)));
            case TANH -> model.node(Node.of("Tanh", List.of(sum), List.of(output)));
            case LOGISTIC -> model.node(Node.of("Sigmoid", List.of(sum), List.of(output)));
        }
        return output;
    }

    private static String convolution(OnnxModel model, String input, Convolution layer, String name) {
        int side = layer.side();
        int inputs = layer.depthwise() ? 1 : layer.inputs();
        model.constant(name + "/weights", channelsFirst(layer, inputs), layer.outputs(), inputs, side, side)
                .constant(name + "/bias", layer.bias(), layer.outputs())
                .node(Node.of("Conv", List.of(input, name + "/weights", name + "/bias"), List.of(name + "/sum"))
                        .with("auto_pad", "SAME_UPPER")
                        .with("group", layer.depthwise() ? layer.outputs() : 1)
                        .with("kernel_shape", new long[] {side, side})
                        .with("strides", new long[] {layer.stride(), layer.stride()}))
                .node(Node.of("Clip", List.of(name + "/sum", "net/zero", "net/six"), List.of(name)));
        return name;
    }

    private static float[] channelsFirst(Convolution layer, int inputs) {
        float[] from = layer.weights();
        float[] to = new float[from.length];
        int cells = layer.side() * layer.side();
        int at = 0;
        for (int output = 0; output < layer.outputs(); output++) {
            for (int input = 0; input < inputs; input++) {
                for (int cell = 0; cell < cells; cell++) {
                    to[at++] = layer.depthwise()
                            ? from[cell * layer.outputs() + output]
                            : from[(output * cells + cell) * inputs + input];
                }
            }
        }
        return to;
    }
}
