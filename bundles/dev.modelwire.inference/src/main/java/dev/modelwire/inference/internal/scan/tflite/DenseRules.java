package dev.modelwire.inference.internal.scan.tflite;

import java.util.Arrays;

/** Operators that multiply matrices. */
final class DenseRules {

    private DenseRules() {}

    static void fullyConnected(Op op) {
        op.activation(0);
        int format = op.choice(1, 1);
        Tensor weights = op.in(1);
        types(op, op.in(0), weights, op.out(0));
        op.rank(weights, 2);
        op.require(op.in(0).rank() >= 1 || op.in(0).dynamic, "takes no single number");
        op.require(format == 0 || weights.type == ElementType.UINT8, "has shuffled weights of the wrong type");
        if (!op.fixed() || weights.dynamic) {
            return;
        }
        int units = weights.shape[0];
        int depth = weights.shape[1];
        bias(op, 2, units);
        int[] in = op.in(0).shape;
        op.require(
                units > 0 && depth > 0 && op.in(0).elements % depth == 0,
                "has weights " + weights + " that do not fit its input " + op.in(0));
        if (op.flag(2)) {
            op.require(in[in.length - 1] == depth, "has weights " + weights + " that do not fit " + op.in(0));
            int[] shape = in.clone();
            shape[shape.length - 1] = units;
            op.writes(0, shape);
        } else {
            op.writes(0, (int) (op.in(0).elements / depth), units);
        }
    }

    /** FP32 goes with FP32 or quantised weights, whole numbers with whole numbers. */
    static void types(Op op, Tensor in, Tensor weights, Tensor out) {
        switch (in.type) {
            case FLOAT32 -> {
                op.type(weights, ElementType.FLOAT32, ElementType.INT8, ElementType.UINT8, ElementType.INT4);
                op.type(out, ElementType.FLOAT32);
            }
            case INT8, INT16 -> {
                op.type(weights, ElementType.INT8, ElementType.INT4);
                op.type(out, in.type, ElementType.INT16, ElementType.INT32);
            }
            case UINT8 -> {
                op.type(weights, ElementType.UINT8);
                op.type(out, ElementType.UINT8, ElementType.INT16, ElementType.INT32);
            }
            default -> op.require(false, "takes no " + in);
        }
    }

    static void bias(Op op, int input, int units) {
        if (!op.has(input)) {
            return;
        }
        Tensor bias = op.in(input);
        boolean fraction = op.out(0).type == ElementType.FLOAT32;
        op.require((bias.type == ElementType.FLOAT32) == fraction, "has the bias " + bias + " for " + op.out(0));
        op.type(bias, ElementType.FLOAT32, ElementType.INT32, ElementType.INT64);
        op.require(
                bias.elements == units && (bias.rank() == 1 || bias.elements == bias.shape[bias.rank() - 1]),
                "has the bias " + bias + " for [" + units + "] outputs");
    }

    static void matrices(Op op) {
        op.require(!op.fixed() || (op.in(0).rank() >= 2 && op.in(1).rank() >= 2), "takes matrices");
        if (!op.fixed()) {
            return;
        }
        int[] left = op.in(0).shape;
        int[] right = op.in(1).shape;
        boolean turnLeft = op.flag(0);
        boolean turnRight = op.flag(1);
        int rows = left[left.length - (turnLeft ? 1 : 2)];
        int columns = right[right.length - (turnRight ? 2 : 1)];
        op.require(
                left[left.length - (turnLeft ? 2 : 1)] == right[right.length - (turnRight ? 1 : 2)],
                "multiplies " + op.in(0) + " and " + op.in(1) + ", which do not fit");
        int[] batch = ElementwiseRules.broadcast(
                op, Arrays.copyOf(left, left.length - 2), Arrays.copyOf(right, right.length - 2));
        int[] shape = Arrays.copyOf(batch, batch.length + 2);
        shape[batch.length] = rows;
        shape[batch.length + 1] = columns;
        op.writes(0, shape);
    }
}
