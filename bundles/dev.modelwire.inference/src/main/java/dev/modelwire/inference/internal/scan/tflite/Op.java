package dev.modelwire.inference.internal.scan.tflite;

import dev.modelwire.inference.internal.scan.PagedFile;
import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An operator of a graph, as its rule sees it. */
final class Op {

    private static final int MOST_TENSORS = 10_000;
    private static final int MOST_PARAMETERS = 1 << 16;

    private final int position;
    private final OperatorSpec spec;
    private final List<Tensor> tensors;
    private final int[] inputs;
    private final int[] outputs;
    private final int optionsType;
    private final Optional<FlatTable> options;
    private final PagedFile file;

    Op(int position, OperatorSpec spec, FlatTable table, List<Tensor> tensors) {
        this.position = position;
        this.spec = spec;
        this.tensors = tensors;
        this.inputs = table.int32s(1, MOST_TENSORS);
        this.outputs = table.int32s(2, MOST_TENSORS);
        this.optionsType = table.u8(3);
        this.options = table.table(4);
        this.file = table.file();
        for (int index : inputs) {
            require(index >= -1 && index < tensors.size(), "reads tensor [" + index + "], there are " + tensors.size());
        }
        for (int index : outputs) {
            require(index >= 0 && index < tensors.size(), "writes tensor [" + index + "], there are " + tensors.size());
        }
        for (int index : table.int32s(8, MOST_TENSORS)) {
            require(index >= -1 && index < tensors.size(), "has tensor [" + index + "], there are " + tensors.size());
        }
    }

    OperatorSpec spec() {
        return spec;
    }

    int inputs() {
        return inputs.length;
    }

    int outputs() {
        return outputs.length;
    }

    int optionsType() {
        return optionsType;
    }

    boolean hasOptions() {
        return options.isPresent();
    }

    boolean has(int input) {
        return input < inputs.length && inputs[input] >= 0;
    }

    Tensor in(int input) {
        require(has(input), "lacks its input [" + input + "]");
        return tensors.get(inputs[input]);
    }

    Tensor out(int output) {
        return tensors.get(outputs[output]);
    }

    void require(boolean holds, String rule) {
        if (!holds) {
            throw ScanRefusal.damaged("operator [" + position + "] " + spec.name() + " " + rule);
        }
    }

    /** Whether the shape of what it writes follows from the file. */
    boolean fixed() {
        return !out(0).dynamic;
    }

    void dynamic() {
        for (int output : outputs) {
            tensors.get(output).dynamic = true;
        }
    }

    int number(int slot, int otherwise) {
        return options.map(table -> table.int32(slot, otherwise)).orElse(otherwise);
    }

    int positive(int slot, int otherwise) {
        int value = number(slot, otherwise);
        require(value > 0 && value <= 1 << 20, "has [" + value + "] in option [" + slot + "]: it must be 1 to 1048576");
        return value;
    }

    boolean flag(int slot) {
        return options.map(table -> table.flag(slot)).orElse(false);
    }

    int choice(int slot, int most) {
        int value = options.map(table -> table.int8(slot, 0)).orElse(0);
        require(value >= 0 && value <= most, "has [" + value + "] in option [" + slot + "]: it must be 0 to " + most);
        return value;
    }

    float fraction(int slot) {
        float value = options.map(table -> table.float32(slot, 0)).orElse(0f);
        require(Float.isFinite(value), "has [" + value + "] in option [" + slot + "]: it must be finite");
        return value;
    }

    int[] numbers(int slot) {
        return options.map(table -> table.int32s(slot, MOST_PARAMETERS)).orElseGet(() -> new int[0]);
    }

    /** One of the six activations that can be fused. */
    void activation(int slot) {
        choice(slot, 5);
    }

    /** Returns the values of a small constant of whole numbers; the tensor must be {@link Tensor#known}. */
    int[] values(Tensor tensor) {
        require(
                tensor.type == ElementType.INT32 || tensor.type == ElementType.INT64,
                "takes whole numbers from " + tensor);
        require(tensor.elements <= MOST_PARAMETERS, "takes too many numbers from " + tensor);
        int[] values = new int[(int) tensor.elements];
        for (int i = 0; i < values.length; i++) {
            long value = tensor.type == ElementType.INT32
                    ? file.int32(tensor.data + 4L * i)
                    : file.int64(tensor.data + 8L * i);
            values[i] = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
        }
        return values;
    }

    /** Holds the declared shape of an output against what its operator will write. */
    void writes(int output, int... shape) {
        Tensor tensor = out(output);
        require(
                tensor.dynamic || Arrays.equals(tensor.shape, shape),
                "gives " + Arrays.toString(shape) + ", and " + tensor + " is to hold it");
    }

    /** Returns the position of a dimension that may be counted from the end. */
    int axis(int axis, int rank) {
        require(axis >= -rank && axis < rank, "has the axis [" + axis + "] for [" + rank + "] dimensions");
        return axis < 0 ? axis + rank : axis;
    }

    void rank(Tensor tensor, int rank) {
        require(tensor.rank() == rank || tensor.dynamic, "takes [" + rank + "] dimensions, not " + tensor);
    }

    void type(Tensor tensor, ElementType... types) {
        require(Arrays.asList(types).contains(tensor.type), "takes " + Arrays.toString(types) + ", not " + tensor);
    }

    void sameType(Tensor one, Tensor other) {
        require(one.type == other.type, "has " + one + " and " + other + ": their types must be equal");
    }
}
