package dev.modelwire.testkit.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Builds a {@code .tflite} file of one subgraph from tensors and built-in operators. Tensors are referred to by the
 * index that the builder gives them. The same calls give the same bytes.
 */
public final class TfliteModel {
    private TfliteModel() {}

    /** Starts an empty model. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects tensors and operators in the order of execution. Not safe for use by several threads. */
    public static final class Builder {
        private final List<Tensor> tensors = new ArrayList<>();
        private final List<Operator> operators = new ArrayList<>();
        private List<Integer> inputs = List.of();
        private List<Integer> outputs = List.of();

        private Builder() {}

        /** Adds an FP32 tensor that is filled at run time, and returns its index. */
        public int tensor(String name, int... shape) {
            return add(new Tensor(name, TfliteWriter.TYPE_FLOAT32, list(shape), ByteBuffer.allocate(0)));
        }

        /** Adds a tensor of any element type (its number in the schema) that is filled at run time. */
        public int tensor(String name, byte type, int... shape) {
            return add(new Tensor(name, type, list(shape), ByteBuffer.allocate(0)));
        }

        /** Adds an FP32 tensor that keeps its value from run to run, and returns its index. */
        public int variable(String name, int... shape) {
            return add(Tensor.variable(name, list(shape)));
        }

        /** Adds a constant of any element type (its number in the schema) and returns its index; nothing is checked. */
        public int constant(String name, byte type, byte[] data, int... shape) {
            return add(new Tensor(name, type, list(shape), ByteBuffer.wrap(data.clone())));
        }

        /** Says how whole numbers of a tensor stand for fractions: one scale, or one for each slice of a dimension. */
        public Builder quantised(int tensor, List<Float> scales, List<Long> zeroPoints, int dimension) {
            tensors.set(tensor, tensors.get(tensor).with(new Quantisation(scales, zeroPoints, dimension)));
            return this;
        }

        /** Marks dimensions of a tensor that the caller may set: -1 in the signature, 1 in the shape. */
        public Builder signature(int tensor, int... signature) {
            tensors.set(tensor, tensors.get(tensor).with(list(signature)));
            return this;
        }

        /** Adds an FP32 constant in row-major order, and returns its index. */
        public int constant(String name, float[] values, int... shape) {
            requireSize(name, values.length, shape);
            ByteBuffer data = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            data.asFloatBuffer().put(values);
            return add(new Tensor(name, TfliteWriter.TYPE_FLOAT32, list(shape), data));
        }

        /** Adds an INT32 constant in row-major order, and returns its index. */
        public int constant(String name, int[] values, int... shape) {
            requireSize(name, values.length, shape);
            ByteBuffer data = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            data.asIntBuffer().put(values);
            return add(new Tensor(name, TfliteWriter.TYPE_INT32, list(shape), data));
        }

        /** Names the tensors the caller fills. */
        public Builder inputs(int... indices) {
            inputs = known("input", indices);
            return this;
        }

        /** Names the tensors the caller reads. */
        public Builder outputs(int... indices) {
            outputs = known("output", indices);
            return this;
        }

        /**
         * Adds {@code output = activation(weights · input + bias)}.
         *
         * @throws IllegalArgumentException if the activation is another than NONE or RELU, the two that can be fused
         */
        public Builder fullyConnected(int input, int weights, int bias, int output, Activation activation) {
            int fused =
                    switch (activation) {
                        case NONE -> 0;
                        case RELU -> 1;
                        case TANH, LOGISTIC ->
                            throw new IllegalArgumentException("FULLY_CONNECTED cannot fuse [" + activation
                                    + "]: use NONE or RELU and add the operator behind it");
                    };
            return operator(9, 8, List.of(Option.int8(0, fused)), List.of(input, weights, bias), List.of(output));
        }

        /** Adds a softmax over the last dimension. */
        public Builder softmax(int input, int output) {
            return operator(25, 9, List.of(Option.float32(0, 1f)), List.of(input), List.of(output));
        }

        /** Adds a hyperbolic tangent of each element. */
        public Builder tanh(int input, int output) {
            return operator(28, 0, List.of(), List.of(input), List.of(output));
        }

        /** Adds the logistic function of each element. */
        public Builder logistic(int input, int output) {
            return operator(14, 0, List.of(), List.of(input), List.of(output));
        }

        /** Adds a reshape to the shape of the output tensor; {@code shape} is an INT32 constant with the same values. */
        public Builder reshape(int input, int shape, int output) {
            int[] sizes = tensors.get(output).shape().stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            return operator(22, 17, List.of(Option.int32s(0, sizes)), List.of(input, shape), List.of(output));
        }

        /**
         * Adds any built-in operator.
         *
         * @param code its number in the schema's {@code BuiltinOperator}
         * @param optionsType the number of its options in the schema's {@code BuiltinOptions}, 0 if it has none
         * @param from the tensors it reads, -1 for an optional one that is absent
         * @param to the tensors it writes
         */
        public Builder operator(int code, int optionsType, List<Option> options, List<Integer> from, List<Integer> to) {
            known(
                    "operator's",
                    from.stream()
                            .mapToInt(Integer::intValue)
                            .filter(i -> i != -1)
                            .toArray());
            known("operator's", to.stream().mapToInt(Integer::intValue).toArray());
            operators.add(new Operator(code, optionsType, List.copyOf(options), List.copyOf(from), List.copyOf(to)));
            return this;
        }

        /**
         * Returns the content of the {@code .tflite} file.
         *
         * @throws IllegalStateException if inputs or outputs are not named
         */
        public byte[] toBytes() {
            if (inputs.isEmpty() || outputs.isEmpty()) {
                throw new IllegalStateException("TFLite model has [" + inputs.size() + "] inputs and [" + outputs.size()
                        + "] outputs: name at least one of each");
            }
            return new TfliteWriter(tensors, operators).write(inputs, outputs);
        }

        private int add(Tensor tensor) {
            tensors.add(tensor);
            return tensors.size() - 1;
        }

        private List<Integer> known(String role, int... indices) {
            for (int index : indices) {
                if (index < 0 || index >= tensors.size()) {
                    throw new IllegalArgumentException("TFLite model's " + role + " tensor [" + index
                            + "] does not exist, there are [" + tensors.size() + "]: add the tensor first");
                }
            }
            return list(indices);
        }

        private static void requireSize(String name, int values, int... shape) {
            int elements = IntStream.of(shape).reduce(1, Math::multiplyExact);
            if (elements != values) {
                throw new IllegalArgumentException("TFLite constant [" + name + "] has [" + values
                        + "] values, its shape has room for [" + elements + "]: they must be equal");
            }
        }

        private static List<Integer> list(int... values) {
            return IntStream.of(values).boxed().toList();
        }
    }

    record Quantisation(List<Float> scales, List<Long> zeroPoints, int dimension) {}

    record Tensor(
            String name,
            byte type,
            List<Integer> shape,
            ByteBuffer data,
            boolean variable,
            List<Integer> signature,
            List<Quantisation> quantisation) {

        Tensor(String name, byte type, List<Integer> shape, ByteBuffer data) {
            this(name, type, shape, data, false, List.of(), List.of());
        }

        static Tensor variable(String name, List<Integer> shape) {
            return new Tensor(
                    name, TfliteWriter.TYPE_FLOAT32, shape, ByteBuffer.allocate(0), true, List.of(), List.of());
        }

        Tensor with(Quantisation how) {
            return new Tensor(name, type, shape, data, variable, signature, List.of(how));
        }

        Tensor with(List<Integer> marked) {
            return new Tensor(name, type, shape, data, variable, marked, quantisation);
        }
    }

    record Operator(int code, int optionsType, List<Option> options, List<Integer> inputs, List<Integer> outputs) {}
}
