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
            return add(BuiltinOperator.FULLY_CONNECTED, List.of(input, weights, bias), output, fused);
        }

        /** Adds a softmax over the last dimension. */
        public Builder softmax(int input, int output) {
            return add(BuiltinOperator.SOFTMAX, List.of(input), output, 0);
        }

        /** Adds a hyperbolic tangent of each element. */
        public Builder tanh(int input, int output) {
            return add(BuiltinOperator.TANH, List.of(input), output, 0);
        }

        /** Adds the logistic function of each element. */
        public Builder logistic(int input, int output) {
            return add(BuiltinOperator.LOGISTIC, List.of(input), output, 0);
        }

        /** Adds a reshape to the shape of the output tensor; {@code shape} is an INT32 constant with the same values. */
        public Builder reshape(int input, int shape, int output) {
            return add(BuiltinOperator.RESHAPE, List.of(input, shape), output, 0);
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

        private Builder add(BuiltinOperator code, List<Integer> from, int to, int fused) {
            known("operator's", from.stream().mapToInt(Integer::intValue).toArray());
            operators.add(new Operator(code, from, known("operator's", to), fused));
            return this;
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

    record Tensor(String name, byte type, List<Integer> shape, ByteBuffer data) {}

    record Operator(BuiltinOperator code, List<Integer> inputs, List<Integer> outputs, int fused) {}

    /** Numbers of the schema's enums {@code BuiltinOperator} and {@code BuiltinOptions}. */
    enum BuiltinOperator {
        FULLY_CONNECTED(9, 8),
        LOGISTIC(14, 0),
        RESHAPE(22, 17),
        SOFTMAX(25, 9),
        TANH(28, 0);

        final int number;
        final int options;

        BuiltinOperator(int number, int options) {
            this.number = number;
            this.options = options;
        }
    }
}
