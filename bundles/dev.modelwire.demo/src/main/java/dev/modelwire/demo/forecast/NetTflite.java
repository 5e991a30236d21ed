package dev.modelwire.demo.forecast;

import dev.modelwire.testkit.tflite.Activation;
import dev.modelwire.testkit.tflite.Option;
import dev.modelwire.testkit.tflite.TfliteModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A forecaster as a {@code .tflite} file, of built-in operators alone. */
final class NetTflite {

    private static final int ADD = 0;
    private static final int ADD_OPTIONS = 11;
    private static final int CONCATENATION = 2;
    private static final int CONCATENATION_OPTIONS = 10;
    private static final int LSTM = 44;
    private static final int LSTM_OPTIONS = 71;
    private static final int STRIDED_SLICE = 45;
    private static final int STRIDED_SLICE_OPTIONS = 32;
    private static final int FUSED_TANH = 4;
    private static final int ABSENT = -1;
    private static final String[] GATES = {"input", "forget", "cell", "output"};

    private final Net net;
    private final NetShape shape;
    private final TfliteModel.Builder model = TfliteModel.builder();

    private NetTflite(Net net) {
        this.net = net;
        this.shape = net.shape();
    }

    static byte[] of(Net net, String inputName, String outputName) {
        return new NetTflite(net).bytes(inputName, outputName);
    }

    private byte[] bytes(String inputName, String outputName) {
        int input = model.tensor(inputName, 1, shape.steps(), shape.features());
        List<Integer> parts = new ArrayList<>();
        int sequence = lstm(input);
        int last = shape.steps() - 1;
        parts.add(slice("state", sequence, new int[] {0, last, 0}, new int[] {1, last + 1, shape.units()}, 1));
        parts.add(slice("last", input, new int[] {0, last, 0}, new int[] {1, last + 1, shape.features()}, 1));
        for (int i = 0; i < shape.paths().size(); i++) {
            int column = shape.paths().get(i);
            int first = shape.steps() - shape.pathSteps();
            parts.add(slice("path" + i, input, new int[] {0, first, column}, new int[] {1, last + 1, column + 1}, 2));
        }
        int joined = model.tensor("joined", 1, shape.joined());
        model.operator(CONCATENATION, CONCATENATION_OPTIONS, List.of(Option.int32(0, 1)), parts, List.of(joined));
        int direct = layer("direct", joined, Net.DIRECT, net.weights(Net.BIAS), Activation.NONE);
        int inner = layer("inner", joined, Net.INNER, net.weights(Net.INNER_BIAS), Activation.RELU);
        int outer = layer("outer", inner, Net.OUTER, new float[shape.outputs()], Activation.NONE);
        int output = model.tensor(outputName, 1, shape.outputs());
        model.operator(ADD, ADD_OPTIONS, List.of(Option.int8(0, 0)), List.of(direct, outer), List.of(output));
        return model.inputs(input).outputs(output).toBytes();
    }

    private int lstm(int input) {
        int units = shape.units();
        Integer[] from = new Integer[24];
        Arrays.fill(from, ABSENT);
        from[0] = input;
        for (int gate = 0; gate < GATES.length; gate++) {
            from[1 + gate] = gate("lstm/kernel/", gate, Net.KERNEL, units, shape.features());
            from[5 + gate] = gate("lstm/recurrent/", gate, Net.RECURRENT, units, units);
            from[12 + gate] = gate("lstm/bias/", gate, Net.GATE_BIAS, units);
        }
        from[18] = model.variable("lstm/hidden", 1, units);
        from[19] = model.variable("lstm/cell", 1, units);
        int sequence = model.tensor("lstm", 1, shape.steps(), units);
        model.operator(LSTM, LSTM_OPTIONS, List.of(Option.int8(0, FUSED_TANH)), Arrays.asList(from), List.of(sequence));
        return sequence;
    }

    private int gate(String name, int gate, int part, int... sizes) {
        float[] all = net.weights(part);
        int length = all.length / GATES.length;
        return model.constant(name + GATES[gate], Arrays.copyOfRange(all, gate * length, (gate + 1) * length), sizes);
    }

    private int slice(String name, int from, int[] begin, int[] end, int shrunk) {
        int begins = model.constant(name + "/begin", begin, 3);
        int ends = model.constant(name + "/end", end, 3);
        int strides = model.constant(name + "/strides", new int[] {1, 1, 1}, 3);
        int to = model.tensor(name, 1, shrunk == 1 ? end[2] - begin[2] : end[1] - begin[1]);
        model.operator(
                STRIDED_SLICE,
                STRIDED_SLICE_OPTIONS,
                List.of(Option.int32(4, 1 << shrunk)),
                List.of(from, begins, ends, strides),
                List.of(to));
        return to;
    }

    private int layer(String name, int from, int part, float[] bias, Activation activation) {
        float[] values = net.weights(part);
        int weights = model.constant(name + "/weights", values, bias.length, values.length / bias.length);
        int biases = model.constant(name + "/bias", bias, bias.length);
        int to = model.tensor(name, 1, bias.length);
        model.fullyConnected(from, weights, biases, to, activation);
        return to;
    }
}
