package dev.modelwire.demo.forecast;

import dev.modelwire.testkit.onnx.Node;
import dev.modelwire.testkit.onnx.OnnxModel;
import java.util.ArrayList;
import java.util.List;

/** A forecaster as an {@code .onnx} file. */
final class NetOnnx {

    /** ONNX's order of the gates input, output, forget, cell, in the numbers of {@link Net}. */
    private static final int[] GATES = {0, 3, 1, 2};

    private final Net net;
    private final NetShape shape;
    private final OnnxModel model = new OnnxModel();

    private NetOnnx(Net net) {
        this.net = net;
        this.shape = net.shape();
    }

    static byte[] of(Net net, String inputName, String outputName) {
        return new NetOnnx(net).bytes(inputName, outputName);
    }

    private byte[] bytes(String input, String output) {
        model.input(input, 1, shape.steps(), shape.features()).output(output, 1, shape.outputs());
        lstm(input);
        List<String> parts = new ArrayList<>(List.of("net/state", "net/last"));
        slice(input, "net/last", shape.steps() - 1, 0, shape.features());
        for (int i = 0; i < shape.paths().size(); i++) {
            int column = shape.paths().get(i);
            slice(input, "net/path" + i, shape.steps() - shape.pathSteps(), column, column + 1);
            parts.add("net/path" + i);
        }
        model.node(Node.of("Concat", parts, List.of("net/joined")).with("axis", 1));
        layer("net/joined", "net/direct", Net.DIRECT, net.weights(Net.BIAS));
        layer("net/joined", "net/sum", Net.INNER, net.weights(Net.INNER_BIAS));
        model.node(Node.of("Relu", List.of("net/sum"), List.of("net/inner")));
        layer("net/inner", "net/outer", Net.OUTER, new float[shape.outputs()]);
        return model.node(Node.of("Add", List.of("net/direct", "net/outer"), List.of(output)))
                .toBytes();
    }

    private void lstm(String input) {
        int units = shape.units();
        int rows = GATES.length * units;
        float[] bias = new float[2 * rows];
        System.arraycopy(gates(Net.GATE_BIAS), 0, bias, 0, rows);
        model.constant("lstm/kernel", gates(Net.KERNEL), 1, rows, shape.features())
                .constant("lstm/recurrent", gates(Net.RECURRENT), 1, rows, units)
                .constant("lstm/bias", bias, 1, bias.length)
                .constant("state/shape", 1, units)
                .node(Node.of("Transpose", List.of(input), List.of("net/steps")).with("perm", new long[] {1, 0, 2}))
                .node(Node.of(
                                "LSTM",
                                List.of("net/steps", "lstm/kernel", "lstm/recurrent", "lstm/bias"),
                                List.of("", "net/hidden"))
                        .with("hidden_size", units))
                .node(Node.of("Reshape", List.of("net/hidden", "state/shape"), List.of("net/state")));
    }

    private float[] gates(int part) {
        float[] from = net.weights(part);
        float[] to = new float[from.length];
        int length = from.length / GATES.length;
        for (int i = 0; i < GATES.length; i++) {
            System.arraycopy(from, GATES[i] * length, to, i * length, length);
        }
        return to;
    }

    private void slice(String from, String to, int firstStep, int firstColumn, int endColumn) {
        long size = (long) (shape.steps() - firstStep) * (endColumn - firstColumn);
        model.constant(to + "/begin", firstStep, firstColumn)
                .constant(to + "/end", shape.steps(), endColumn)
                .constant(to + "/axes", 1, 2)
                .constant(to + "/shape", 1, size)
                .node(Node.of("Slice", List.of(from, to + "/begin", to + "/end", to + "/axes"), List.of(to + "/cut")))
                .node(Node.of("Reshape", List.of(to + "/cut", to + "/shape"), List.of(to)));
    }

    private void layer(String from, String to, int part, float[] bias) {
        float[] weights = net.weights(part);
        model.constant(to + "/weights", weights, bias.length, weights.length / bias.length)
                .constant(to + "/bias", bias, bias.length)
                .node(Node.of("Gemm", List.of(from, to + "/weights", to + "/bias"), List.of(to))
                        .with("transB", 1));
    }
}
