package dev.modelwire.testkit.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sound models beside the usual: whole numbers, several inputs, sizes that the caller sets, and many operators. */
public final class Variations {
    private static final byte FLOAT32 = 0;
    private static final byte INT32 = 2;
    private static final byte INT8 = 9;
    private static final byte BOOL = 6;

    private Variations() {}

    /** Returns the models by what is special of them. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> models = new LinkedHashMap<>();
        models.put("int8 dense", int8Dense());
        models.put("int8 convolution with a scale for each channel", int8Convolution());
        models.put("hybrid weights", hybrid());
        models.put("batch that the caller sets", anyBatch());
        models.put("two inputs, broadcast", twoInputs());
        models.put("shared constants", shapes());
        models.put("parts", parts());
        models.put("image", image());
        models.put("reductions", reductions());
        models.put("comparison and choice", choice());
        models.put("matrices", matrices());
        models.put("shape at run time", shapeAtRunTime());
        return models;
    }

    private static byte[] int8Dense() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = quantised(model, model.tensor("in", INT8, 1, 4));
        int weights = model.constant("weights", INT8, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 4);
        model.quantised(weights, List.of(0.5f), List.of(0L), 0);
        int bias = bias(model, 2);
        int out = quantised(model, model.tensor("out", INT8, 1, 2));
        return model.operator(9, 8, List.of(), List.of(in, weights, bias), List.of(out))
                .inputs(in)
                .outputs(out)
                .toBytes();
    }

    private static byte[] int8Convolution() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = quantised(model, model.tensor("in", INT8, 1, 4, 4, 1));
        int filter = model.constant("filter", INT8, new byte[18], 2, 3, 3, 1);
        model.quantised(filter, List.of(0.5f, 0.25f), List.of(0L, 0L), 0);
        int bias = model.constant("bias", new int[] {1, 2}, 2);
        model.quantised(bias, List.of(0.25f, 0.125f), List.of(0L, 0L), 0);
        int out = quantised(model, model.tensor("out", INT8, 1, 2, 2, 2));
        List<Option> options = List.of(
                Option.int8(0, 1), Option.int32(1, 1), Option.int32(2, 1), Option.int32(4, 1), Option.int32(5, 1));
        return model.operator(3, 1, options, List.of(in, filter, bias), List.of(out))
                .inputs(in)
                .outputs(out)
                .toBytes();
    }

    private static byte[] hybrid() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 4);
        int weights = model.constant("weights", INT8, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 4);
        model.quantised(weights, List.of(0.5f), List.of(0L), 0);
        int out = model.tensor("out", 1, 2);
        return model.operator(9, 8, List.of(), List.of(in, weights, -1), List.of(out))
                .inputs(in)
                .outputs(out)
                .toBytes();
    }

    private static byte[] anyBatch() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 3);
        int weights = model.constant("weights", new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        int out = model.tensor("out", 1, 2);
        model.signature(in, -1, 3).signature(out, -1, 2);
        return model.operator(9, 8, List.of(), List.of(in, weights), List.of(out))
                .inputs(in)
                .outputs(out)
                .toBytes();
    }

    private static byte[] twoInputs() {
        TfliteModel.Builder model = TfliteModel.builder();
        int a = model.tensor("a", 2, 3);
        int b = model.tensor("b", 1, 3);
        int sum = model.tensor("sum", 2, 3);
        int joined = model.tensor("joined", 2, 6);
        int scaled = model.tensor("scaled", 2, 6);
        int two = model.constant("two", new float[] {2});
        model.operator(0, 11, List.of(), List.of(a, b), List.of(sum))
                .operator(2, 10, List.of(Option.int32(0, -1)), List.of(sum, a), List.of(joined))
                .operator(18, 21, List.of(Option.int8(0, 1)), List.of(joined, two), List.of(scaled));
        return model.inputs(a, b).outputs(scaled, sum).toBytes();
    }

    private static byte[] shapes() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 2, 3);
        int order = model.constant("order", new int[] {0, 2, 1}, 3);
        int turned = model.tensor("turned", 1, 3, 2);
        int flat = model.tensor("flat", 1, 6);
        int flatShape = model.constant("flat shape", new int[] {1, -1}, 2);
        int single = model.tensor("single", 6);
        int axis = model.constant("axis", new int[] {0});
        int wide = model.tensor("wide", 1, 6);
        int packed = model.tensor("packed", 2, 1, 6);
        int first = model.tensor("first", 1, 6);
        int second = model.tensor("second", 1, 6);
        model.operator(39, 26, List.of(), List.of(in, order), List.of(turned))
                .operator(22, 17, List.of(Option.int32s(0, 1, -1)), List.of(turned, flatShape), List.of(flat))
                .operator(43, 30, List.of(Option.int32s(0, 0)), List.of(flat), List.of(single))
                .operator(70, 52, List.of(), List.of(single, axis), List.of(wide))
                .operator(83, 59, List.of(Option.int32(0, 2)), List.of(flat, wide), List.of(packed))
                .operator(88, 64, List.of(Option.int32(0, 2)), List.of(packed), List.of(first, second));
        return model.inputs(in).outputs(first, second).toBytes();
    }

    private static byte[] parts() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 4, 6);
        int axis = model.constant("axis", new int[] {1});
        int left = model.tensor("left", 4, 3);
        int right = model.tensor("right", 4, 3);
        int begin = model.constant("begin", new int[] {1, 0}, 2);
        int size = model.constant("size", new int[] {2, -1}, 2);
        int slice = model.tensor("slice", 2, 3);
        int from = model.constant("from", new int[] {-1, 2}, 2);
        int to = model.constant("to", new int[] {-5, 0}, 2);
        int steps = model.constant("steps", new int[] {-2, -1}, 2);
        int back = model.tensor("back", 2, 2);
        int rows = model.constant("rows", new int[] {3, 0, 0}, 3);
        int taken = model.tensor("taken", 3, 6);
        int pads = model.constant("pads", new int[] {1, 0, 0, 2}, 2, 2);
        int padded = model.tensor("padded", 3, 5);
        model.operator(49, 35, List.of(Option.int32(0, 2)), List.of(axis, in), List.of(left, right))
                .operator(65, 48, List.of(), List.of(left, begin, size), List.of(slice))
                .operator(45, 32, List.of(), List.of(right, from, to, steps), List.of(back))
                .operator(36, 23, List.of(), List.of(in, rows), List.of(taken))
                .operator(34, 22, List.of(), List.of(slice, pads), List.of(padded));
        return model.inputs(in).outputs(padded, back, taken).toBytes();
    }

    private static byte[] image() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 5, 5, 4);
        List<Option> window = List.of(
                Option.int8(0, 1), Option.int32(1, 2), Option.int32(2, 2), Option.int32(3, 3), Option.int32(4, 3));
        int most = model.tensor("most", 1, 2, 2, 4);
        int mean = model.tensor("mean", 1, 2, 2, 4);
        int larger = model.tensor("larger", 1, 4, 4, 1);
        int size = model.constant("size", new int[] {6, 6}, 2);
        int resized = model.tensor("resized", 1, 6, 6, 1);
        int shape = model.constant("shape", new int[] {1, 4, 4, 2}, 4);
        int filter = model.constant("filter", new float[2 * 2 * 2 * 4], 2, 2, 2, 4);
        int up = model.tensor("up", 1, 4, 4, 2);
        model.operator(17, 5, window, List.of(in), List.of(most))
                .operator(1, 5, window, List.of(in), List.of(mean))
                .operator(5, 94, List.of(Option.int32(0, 2)), List.of(most), List.of(larger))
                .operator(23, 15, List.of(), List.of(larger, size), List.of(resized))
                .operator(67, 49, window.subList(0, 3), List.of(shape, filter, mean), List.of(up));
        return model.inputs(in).outputs(resized, up).toBytes();
    }

    private static byte[] reductions() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 2, 3, 4);
        int axes = model.constant("axes", new int[] {0, -1}, 2);
        int sum = model.tensor("sum", 3);
        int kept = model.tensor("kept", 1, 3, 1);
        int last = model.constant("last", new int[] {2});
        int position = model.tensor("position", INT32, 2, 3);
        int all = model.tensor("all");
        int every = model.constant("every", new int[] {0, 1, 2}, 3);
        model.operator(74, 27, List.of(), List.of(in, axes), List.of(sum))
                .operator(82, 27, List.of(Option.int8(0, 1)), List.of(in, axes), List.of(kept))
                .operator(56, 40, List.of(Option.int8(0, 2)), List.of(in, last), List.of(position))
                .operator(40, 27, List.of(), List.of(in, every), List.of(all));
        return model.inputs(in).outputs(sum, kept, position, all).toBytes();
    }

    private static byte[] choice() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 4);
        int zero = model.constant("zero", new float[] {0});
        int above = model.tensor("above", BOOL, 1, 4);
        int exp = model.tensor("exp", 1, 4);
        int chosen = model.tensor("chosen", 1, 4);
        int sum = model.tensor("total", 1, 4);
        model.operator(61, 44, List.of(), List.of(in, zero), List.of(above))
                .operator(47, 33, List.of(), List.of(in), List.of(exp))
                .operator(64, 47, List.of(), List.of(above, in, exp), List.of(chosen))
                .operator(41, 28, List.of(), List.of(chosen, in), List.of(sum));
        return model.inputs(in).outputs(sum).toBytes();
    }

    private static byte[] matrices() {
        TfliteModel.Builder model = TfliteModel.builder();
        int a = model.tensor("a", 2, 3, 4);
        int b = model.tensor("b", 2, 5, 4);
        int product = model.tensor("product", 2, 3, 5);
        int softmax = model.tensor("softmax", 2, 3, 5);
        model.operator(126, 101, List.of(Option.int8(1, 1)), List.of(a, b), List.of(product))
                .softmax(product, softmax);
        return model.inputs(a, b).outputs(softmax).toBytes();
    }

    private static byte[] shapeAtRunTime() {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 2, 3);
        int shape = model.tensor("shape", INT32, 2);
        int exp = model.tensor("exp", 2, 3);
        int again = model.tensor("again", FLOAT32);
        int tanh = model.tensor("tanh", FLOAT32);
        model.operator(77, 55, List.of(Option.int8(0, 2)), List.of(in), List.of(shape))
                .operator(47, 33, List.of(), List.of(in), List.of(exp))
                .operator(22, 0, List.of(), List.of(exp, shape), List.of(again))
                .tanh(again, tanh);
        return model.inputs(in).outputs(tanh).toBytes();
    }

    private static int quantised(TfliteModel.Builder model, int tensor) {
        model.quantised(tensor, List.of(0.5f), List.of(-3L), 0);
        return tensor;
    }

    private static int bias(TfliteModel.Builder model, int size) {
        ByteBuffer values = ByteBuffer.allocate(4 * size).order(ByteOrder.LITTLE_ENDIAN);
        int bias = model.constant("bias", INT32, values.array(), size);
        model.quantised(bias, List.of(0.25f), List.of(0L), 0);
        return bias;
    }
}
