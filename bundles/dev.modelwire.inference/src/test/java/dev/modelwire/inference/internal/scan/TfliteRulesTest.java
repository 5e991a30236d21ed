package dev.modelwire.inference.internal.scan;

import dev.modelwire.testkit.tflite.Activation;
import dev.modelwire.testkit.tflite.Option;
import dev.modelwire.testkit.tflite.TfliteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** S22: files that are sound flatbuffers, and tell an engine to read or write where nothing is. */
class TfliteRulesTest {

    private static final byte FLOAT32 = 0;
    private static final byte INT32 = 2;
    private static final byte STRING = 5;
    private static final byte INT8 = 9;
    private static final int CONV = 3;
    private static final int DEPTHWISE = 4;

    @ParameterizedTest(name = "{0}")
    @MethodSource("convolutions")
    void s22_scan_convolutionWithNonsense_isRefused(
            String why, int code, int[] filter, int bias, List<Option> options, int[] out) {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 8, 8, 4);
        int size = filter[0] * filter[1] * filter[2] * filter[3];
        int by = model.constant("filter", new float[size], filter);
        int plus = model.constant("bias", new float[bias], bias);
        int to = model.tensor("out", out);
        model.operator(code, code == CONV ? 1 : 2, options, List.of(in, by, plus), List.of(to));

        Scans.refused("tflite", model.inputs(in).outputs(to).toBytes(), why);
    }

    static Stream<Arguments> convolutions() {
        int[] three = {2, 3, 3, 4};
        int[] depth = {1, 3, 3, 4};
        int[] out = {1, 8, 8, 2};
        return Stream.of(
                Arguments.of("in option [1]: it must be 1", CONV, three, 2, conv(0, 0, 1, 1), out),
                Arguments.of("in option [2]: it must be 1", CONV, three, 2, conv(0, 1, -1, 1), out),
                Arguments.of("in option [0]: it must be 0 to 1", CONV, three, 2, conv(2, 1, 1, 1), out),
                Arguments.of("in option [4]: it must be 1", CONV, three, 2, conv(0, 1, 1, 0), out),
                Arguments.of("gives [1, 6, 6, 2]", CONV, three, 2, conv(1, 1, 1, 1), out),
                Arguments.of("nothing is left", CONV, three, 2, conv(1, 1, 1, 5), out),
                Arguments.of("does not fit its input", CONV, new int[] {2, 3, 3, 3}, 2, conv(0, 1, 1, 1), out),
                Arguments.of("has the bias", CONV, three, 3, conv(0, 1, 1, 1), out),
                Arguments.of("gives [1, 8, 8, 2]", CONV, three, 2, conv(0, 1, 1, 1), new int[] {1, 8, 8, 200}),
                Arguments.of("for [8] channels", DEPTHWISE, depth, 4, depthwise(2), new int[] {1, 8, 8, 4}),
                Arguments.of("in option [3]", DEPTHWISE, depth, 4, depthwise(0), new int[] {1, 8, 8, 4}));
    }

    private static List<Option> conv(int padding, int strideColumns, int strideRows, int dilation) {
        return List.of(
                Option.int8(0, padding),
                Option.int32(1, strideColumns),
                Option.int32(2, strideRows),
                Option.int32(4, dilation == 0 ? -1 : dilation),
                Option.int32(5, dilation == 0 ? -1 : dilation));
    }

    private static List<Option> depthwise(int multiplier) {
        return List.of(
                Option.int32(1, 1),
                Option.int32(2, 1),
                Option.int32(3, multiplier),
                Option.int32(5, 1),
                Option.int32(6, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("singles")
    void s22_scan_operatorWithNonsense_isRefused(
            String why, int code, int type, List<Option> options, int[] in, int[] parameter, int[] out) {
        TfliteModel.Builder model = TfliteModel.builder();
        int from = model.tensor("in", in);
        List<Integer> inputs = new ArrayList<>(List.of(from));
        if (parameter.length > 0) {
            inputs.add(model.constant("parameter", parameter, parameter.length));
        }
        int to = model.tensor("out", out);
        model.operator(code, type, options, inputs, List.of(to));

        Scans.refused("tflite", model.inputs(from).outputs(to).toBytes(), why);
    }

    static Stream<Arguments> singles() {
        int[] none = {};
        int[] row = {1, 6};
        int[] image = {1, 4, 4, 2};
        List<Option> no = List.of();
        List<Option> window = List.of(Option.int32(1, 2), Option.int32(2, 2), Option.int32(3, 2), Option.int32(4, 2));
        List<Option> flat = List.of(Option.int32(1, 2), Option.int32(2, 2), Option.int32(3, 0), Option.int32(4, 2));
        return Stream.of(
                Arguments.of("takes no single number", 25, 9, no, none, none, none),
                Arguments.of("has [NaN]", 25, 9, List.of(Option.float32(0, Float.NaN)), row, none, row),
                Arguments.of("gives [1, 6], and", 28, 0, no, row, none, new int[] {1, 7}),
                Arguments.of("has options [9]", 28, 9, no, row, none, row),
                Arguments.of("has options [0]", 1, 0, no, image, none, image),
                Arguments.of("in option [3]", 1, 5, flat, image, none, image),
                Arguments.of("takes [4] dimensions", 17, 5, window, row, none, row),
                Arguments.of("reads [2] tensors", 28, 0, no, row, new int[] {1}, row),
                Arguments.of("reads [1] tensors", 40, 27, no, row, none, row),
                Arguments.of("has the axis [2]", 40, 27, no, row, new int[] {2}, new int[] {1}),
                Arguments.of("has the axis [-3]", 74, 27, no, row, new int[] {-3}, new int[] {1}),
                Arguments.of("gives [4, 2] from", 22, 17, no, row, new int[] {4, 2}, new int[] {4, 2}),
                Arguments.of("gives the shape [-1, -1]", 22, 17, no, row, new int[] {-1, -1}, row),
                Arguments.of("gives the shape [-2, 3]", 22, 17, no, row, new int[] {-2, 3}, row),
                Arguments.of("names a dimension twice", 39, 26, no, row, new int[] {0, 0}, row),
                Arguments.of("takes [2] numbers", 39, 26, no, row, new int[] {0}, row),
                Arguments.of("puts [-1] beside", 34, 22, no, new int[] {6}, new int[] {-1, 0}, new int[] {5}),
                Arguments.of("puts [6] beside", 100, 77, no, new int[] {6}, new int[] {6, 0}, new int[] {12}),
                Arguments.of("takes element [6] of [6]", 36, 23, no, new int[] {6}, new int[] {6}, new int[] {1}),
                Arguments.of("takes element [-1]", 36, 23, no, new int[] {6}, new int[] {-1}, new int[] {1}),
                Arguments.of("that is not 1", 43, 30, List.of(Option.int32s(0, 1)), row, none, new int[] {1}),
                Arguments.of("has the size", 23, 15, no, image, new int[] {0, 4}, image),
                Arguments.of("has the block [3]", 5, 94, List.of(Option.int32(0, 3)), image, none, image),
                Arguments.of("another number of outputs", 88, 64, List.of(Option.int32(0, 2)), row, none, row),
                Arguments.of("has the axis [5]", 70, 52, no, row, new int[] {5}, new int[] {1, 1, 6}),
                Arguments.of("writes [1] tensors", 48, 34, no, row, new int[] {7}, row),
                Arguments.of("repeats [-1] times", 69, 51, no, row, new int[] {1, -1}, row));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slices")
    void s22_scan_stridedSliceWithNonsense_isRefused(String why, int begin, int stride, int mask) {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 4);
        List<Integer> inputs = List.of(
                in,
                model.constant("begin", new int[] {begin}, 1),
                model.constant("end", new int[] {4}, 1),
                model.constant("strides", new int[] {stride}, 1));
        int out = model.tensor("out", 4);
        model.operator(45, 32, List.of(Option.int32(4, mask)), inputs, List.of(out));

        Scans.refused("tflite", model.inputs(in).outputs(out).toBytes(), why);
    }

    static Stream<Arguments> slices() {
        return Stream.of(
                Arguments.of("has the stride [0]", 0, 0, 0),
                Arguments.of("has the stride [251658241]", 0, 0x0f00_0001, 0),
                Arguments.of("has the axis [4]", 4, 1, 1),
                Arguments.of("with the stride [2]", 0, 2, 1),
                Arguments.of("has a mask", 0, 1, 2),
                Arguments.of("gives [3]", 1, 1, 0));
    }

    @Test
    void s22_scan_weightsThatDoNotFitTheInput_areRefused() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 5);
        int weights = model.constant("weights", new float[8], 2, 4);
        int bias = model.constant("bias", new float[2], 2);
        int out = model.tensor("out", 1, 2);
        model.fullyConnected(in, weights, bias, out, Activation.NONE);

        Scans.refused("tflite", model.inputs(in).outputs(out).toBytes(), "do not fit its input");
    }

    @Test
    void s22_scan_lstmWhoseStateIsNoVariable_isRefused() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 2, 3);
        List<Integer> inputs = lstm(model, in, model.constant("state", new float[4], 1, 4));
        int out = model.tensor("out", 1, 2, 4);
        model.operator(44, 71, List.of(Option.int8(0, 4)), inputs, List.of(out));

        Scans.refused("tflite", model.inputs(in).outputs(out).toBytes(), "takes a variable as input [18]");
    }

    @Test
    void s22_scan_lstmWithAStateOfAnotherSize_isRefused() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 2, 3);
        List<Integer> inputs = lstm(model, in, model.variable("state", 1, 3));
        int out = model.tensor("out", 1, 2, 4);
        model.operator(44, 71, List.of(Option.int8(0, 4)), inputs, List.of(out));

        Scans.refused("tflite", model.inputs(in).outputs(out).toBytes(), "takes [1, 4] as input [18]");
    }

    private static List<Integer> lstm(TfliteModel.Builder model, int in, int state) {
        List<Integer> inputs = new ArrayList<>(List.of(in));
        for (int gate = 0; gate < 4; gate++) {
            inputs.add(model.constant("kernel", new float[12], 4, 3));
        }
        for (int gate = 0; gate < 4; gate++) {
            inputs.add(model.constant("recurrent", new float[16], 4, 4));
        }
        inputs.addAll(List.of(-1, -1, -1));
        for (int gate = 0; gate < 4; gate++) {
            inputs.add(model.constant("bias", new float[4], 4));
        }
        inputs.addAll(List.of(-1, -1, state, model.variable("cell", 1, 4), -1, -1, -1, -1));
        return inputs;
    }

    @Test
    void s22_scan_tensorReadBeforeItIsWritten_isRefused() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 2);
        int later = model.tensor("later", 1, 2);
        int out = model.tensor("out", 1, 2);
        model.tanh(later, out).tanh(in, later);

        Scans.refused("tflite", model.inputs(in).outputs(out).toBytes(), "which nothing has written before");
    }

    @Test
    void s22_scan_tensorWrittenTwice_isRefused() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 2);
        int out = model.tensor("out", 1, 2);
        model.tanh(in, out).logistic(in, out);

        Scans.refused("tflite", model.inputs(in).outputs(out).toBytes(), "was written before");
    }

    @Test
    void s22_scan_constantWritten_isRefused() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 2);
        int out = model.constant("constant", new float[2], 1, 2);

        Scans.refused("tflite", model.tanh(in, out).inputs(in).outputs(out).toBytes(), "which is a constant");
    }

    @Test
    void s22_scan_constantAsInput_isRefused() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.constant("constant", new float[2], 1, 2);
        int out = model.tensor("out", 1, 2);

        Scans.refused("tflite", model.tanh(in, out).inputs(in).outputs(out).toBytes(), "has as an input the constant");
    }

    @Test
    void s22_scan_constantAsOutput_isRefused() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 2);
        int out = model.tensor("out", 1, 2);
        int constant = model.constant("constant", new float[2], 1, 2);

        Scans.refused("tflite", model.tanh(in, out).inputs(in).outputs(constant).toBytes(), "is a constant");
    }

    @Test
    void s22_scan_outputThatNothingWrites_isRefused() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 2);

        Scans.refused(
                "tflite", model.inputs(in).outputs(model.tensor("out", 1, 2)).toBytes(), "is written by no operator");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tensors")
    void s22_scan_tensorThatCannotBe_isRefused(String why, byte type, byte[] data, int[] shape) {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 2);
        int out = model.tensor("out", 1, 2);
        if (data.length == 0) {
            model.tensor("odd", type, shape);
        } else {
            model.constant("odd", type, data, shape);
        }

        Scans.refused("tflite", model.tanh(in, out).inputs(in).outputs(out).toBytes(), why);
    }

    static Stream<Arguments> tensors() {
        byte[] none = {};
        return Stream.of(
                Arguments.of("has the dimension [-1]", FLOAT32, none, new int[] {-1, 2}),
                Arguments.of("takes more than [1073741824] bytes", FLOAT32, none, new int[] {65536, 65536}),
                Arguments.of("takes more than", FLOAT32, none, new int[] {65536, 65536, 65536, 65536}),
                Arguments.of("takes more than", INT8, none, new int[] {0, 65536, 65536}),
                Arguments.of("it may have [8]", INT8, none, new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1}),
                Arguments.of("takes [8] bytes, the file has [4]", INT32, new byte[4], new int[] {2}),
                Arguments.of("takes [2] bytes, the file has [4]", INT8, new byte[4], new int[] {2}),
                Arguments.of(
                        "has texts that lie outside",
                        STRING,
                        new byte[] {1, 0, 0, 0, 12, 0, 0, 0, 99, 0, 0, 0},
                        new int[] {1}),
                Arguments.of("element type [-1]", (byte) -1, none, new int[] {1}));
    }

    @Test
    void scan_typeOfALaterSchema_isUnsupported() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", (byte) 40, 1, 2);

        Scans.unsupported("tflite", model.inputs(in).outputs(in).toBytes(), "element type [40] is not known");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scales")
    void s22_scan_scalesThatCannotBe_areRefused(String why, List<Float> scales, List<Long> zeroPoints, int dimension) {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", INT8, 1, 2);
        model.quantised(in, scales, zeroPoints, dimension);

        Scans.refused("tflite", model.inputs(in).outputs(in).toBytes(), why);
    }

    static Stream<Arguments> scales() {
        return Stream.of(
                Arguments.of("has the scale [0.0]", List.of(0f), List.of(0L), 0),
                Arguments.of("has the scale [NaN]", List.of(Float.NaN), List.of(0L), 0),
                Arguments.of("has the zero point [128]", List.of(1f), List.of(128L), 0),
                Arguments.of("they must be as many", List.of(1f), List.of(0L, 0L), 0),
                Arguments.of("has [3] scales for its dimension [1]", List.of(1f, 1f, 1f), List.of(0L, 0L, 0L), 1),
                Arguments.of("has no dimension [2]", List.of(1f), List.of(0L), 2));
    }

    @Test
    void scan_customOperator_isUnsupported() {
        unsupported(32, "the custom operator");
    }

    @Test
    void scan_operatorOfALaterSchema_isUnsupported() {
        unsupported(180, "operator [180], which is not known");
    }

    private static void unsupported(int code, String why) {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 2);
        int out = model.tensor("out", 1, 2);
        model.operator(code, 0, List.of(), List.of(in), List.of(out));

        Scans.unsupported("tflite", model.inputs(in).outputs(out).toBytes(), why);
    }
}
