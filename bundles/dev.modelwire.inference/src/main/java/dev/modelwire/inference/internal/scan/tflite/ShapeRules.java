package dev.modelwire.inference.internal.scan.tflite;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Operators that put the same elements into another shape, or several tensors into one. */
final class ShapeRules {

    private ShapeRules() {}

    static void reshape(Op op) {
        op.sameType(op.in(0), op.out(0));
        int[] wanted = op.numbers(0);
        if (op.has(1)) {
            if (!op.in(1).known()) {
                op.dynamic();
                return;
            }
            wanted = op.values(op.in(1));
        } else if (wanted.length == 1 && wanted[0] == 0) {
            wanted = new int[0]; // an old way to write a single number
        }
        if (!op.fixed()) {
            return;
        }
        int open = -1;
        long rest = 1;
        for (int i = 0; i < wanted.length; i++) {
            op.require(wanted[i] >= -1 && (wanted[i] >= 0 || open < 0), "gives the shape " + Arrays.toString(wanted));
            if (wanted[i] < 0) {
                open = i;
            } else {
                rest *= wanted[i];
                op.require(rest <= TensorReader.MOST_BYTES, "gives the shape " + Arrays.toString(wanted));
            }
        }
        int[] shape = wanted.clone();
        if (open >= 0) {
            op.require(rest > 0 && op.in(0).elements % rest == 0, "gives the shape " + Arrays.toString(wanted));
            shape[open] = (int) (op.in(0).elements / rest);
            rest *= shape[open];
        }
        op.require(rest == op.in(0).elements, "gives " + Arrays.toString(shape) + " from " + op.in(0));
        op.writes(0, shape);
    }

    static void squeeze(Op op) {
        op.sameType(op.in(0), op.out(0));
        if (!op.fixed()) {
            return;
        }
        int[] in = op.in(0).shape;
        int[] named = op.numbers(0);
        boolean[] gone = new boolean[in.length];
        for (int axis : named) {
            int at = op.axis(axis, in.length);
            op.require(in[at] == 1, "leaves out a dimension of " + op.in(0) + " that is not 1");
            gone[at] = true;
        }
        op.writes(
                0,
                IntStream.range(0, in.length)
                        .filter(i -> named.length == 0 ? in[i] != 1 : !gone[i])
                        .map(i -> in[i])
                        .toArray());
    }

    static void expand(Op op) {
        op.sameType(op.in(0), op.out(0));
        if (!op.in(1).known()) {
            op.dynamic();
        }
        if (op.fixed()) {
            int[] axis = op.values(op.in(1));
            op.require(axis.length == 1, "takes one axis");
            op.writes(0, insert(op, op.in(0).shape, axis[0], 1));
        }
    }

    private static int[] insert(Op op, int[] shape, int axis, int dimension) {
        int at = op.axis(axis, shape.length + 1);
        int[] longer = new int[shape.length + 1];
        System.arraycopy(shape, 0, longer, 0, at);
        longer[at] = dimension;
        System.arraycopy(shape, at, longer, at + 1, shape.length - at);
        return longer;
    }

    static void transpose(Op op) {
        op.sameType(op.in(0), op.out(0));
        if (!op.in(1).known()) {
            op.dynamic();
        }
        if (!op.fixed()) {
            return;
        }
        int[] in = op.in(0).shape;
        int[] order = op.values(op.in(1));
        op.require(order.length == in.length, "takes [" + in.length + "] numbers of dimensions");
        boolean[] seen = new boolean[in.length];
        int[] shape = new int[in.length];
        for (int i = 0; i < in.length; i++) {
            int from = op.axis(order[i], in.length);
            op.require(!seen[from], "names a dimension twice in " + Arrays.toString(order));
            seen[from] = true;
            shape[i] = in[from];
        }
        op.writes(0, shape);
    }

    static void concatenate(Op op) {
        op.activation(1);
        for (int i = 0; i < op.inputs(); i++) {
            op.sameType(op.in(i), op.out(0));
        }
        if (!op.fixed()) {
            return;
        }
        int[] shape = op.in(0).shape.clone();
        int axis = op.axis(op.number(0, 0), shape.length);
        long sum = 0;
        for (int i = 0; i < op.inputs(); i++) {
            int[] next = op.in(i).shape;
            op.require(next.length == shape.length, "joins " + op.in(0) + " and " + op.in(i));
            sum += next[axis];
            for (int j = 0; j < shape.length; j++) {
                op.require(j == axis || next[j] == shape[j], "joins " + op.in(0) + " and " + op.in(i));
            }
        }
        shape[axis] = (int) Math.min(Integer.MAX_VALUE, sum);
        op.writes(0, shape);
    }

    static void pack(Op op) {
        op.require(op.number(0, 0) == op.inputs(), "has another number of inputs than its options say");
        for (int i = 0; i < op.inputs(); i++) {
            op.sameType(op.in(i), op.out(0));
            op.require(!op.fixed() || Arrays.equals(op.in(i).shape, op.in(0).shape), "joins tensors of several shapes");
        }
        if (op.fixed()) {
            op.writes(0, insert(op, op.in(0).shape, op.number(1, 0), op.inputs()));
        }
    }

    static void unpack(Op op) {
        op.require(op.number(0, 0) == op.outputs(), "has another number of outputs than its options say");
        if (op.fixed()) {
            int[] in = op.in(0).shape;
            int axis = op.axis(op.number(1, 0), in.length);
            op.require(in[axis] == op.outputs(), "has another number of outputs than its input's dimension");
            int[] shape = IntStream.range(0, in.length)
                    .filter(i -> i != axis)
                    .map(i -> in[i])
                    .toArray();
            everyOutput(op, op.in(0), shape);
        }
    }

    static void split(Op op) {
        op.require(op.number(0, 0) == op.outputs(), "has another number of outputs than its options say");
        if (!op.in(0).known()) {
            op.dynamic();
        }
        if (op.fixed()) {
            int[] named = op.values(op.in(0));
            op.require(named.length == 1, "takes one axis");
            int[] shape = op.in(1).shape.clone();
            int axis = op.axis(named[0], shape.length);
            op.require(shape[axis] % op.outputs() == 0, "does not divide " + op.in(1) + " into equal parts");
            shape[axis] /= op.outputs();
            everyOutput(op, op.in(1), shape);
        }
    }

    private static void everyOutput(Op op, Tensor from, int[] shape) {
        for (int i = 0; i < op.outputs(); i++) {
            op.sameType(from, op.out(i));
            op.writes(i, shape);
        }
    }

    static void splitSizes(Op op) {
        op.require(!op.hasOptions() || op.number(0, 0) == op.outputs(), "has another number of outputs than it says");
        if (!op.in(1).known() || !op.in(2).known()) {
            op.dynamic();
        }
        if (!op.fixed()) {
            return;
        }
        int[] sizes = op.values(op.in(1));
        int[] named = op.values(op.in(2));
        op.require(named.length == 1 && sizes.length == op.outputs(), "takes one axis and a size for each output");
        int axis = op.axis(named[0], op.in(0).rank());
        int whole = op.in(0).shape[axis];
        long sum = IntStream.of(sizes).filter(size -> size > 0).asLongStream().sum();
        long open = IntStream.of(sizes).filter(size -> size < 0).count();
        op.require(sum <= whole && open <= 1 && (open == 1 || sum == whole), "has sizes that do not fit " + op.in(0));
        for (int i = 0; i < sizes.length; i++) {
            int[] shape = op.in(0).shape.clone();
            shape[axis] = sizes[i] < 0 ? (int) (whole - sum) : sizes[i];
            op.sameType(op.in(0), op.out(i));
            op.writes(i, shape);
        }
    }

    static void shape(Op op) {
        op.type(op.out(0), ElementType.INT32, ElementType.INT64);
        if (!op.in(0).dynamic) {
            op.out(0).dynamic = false;
            op.writes(0, op.in(0).rank());
        }
    }

    static void tile(Op op) {
        op.sameType(op.in(0), op.out(0));
        if (!op.in(1).known()) {
            op.dynamic();
        }
        if (op.fixed()) {
            int[] times = op.values(op.in(1));
            int[] shape = op.in(0).shape.clone();
            op.require(times.length == shape.length, "takes a number for each dimension");
            for (int i = 0; i < shape.length; i++) {
                long dimension = (long) shape[i] * times[i];
                op.require(times[i] >= 0 && dimension <= Integer.MAX_VALUE, "repeats [" + times[i] + "] times");
                shape[i] = (int) dimension;
            }
            op.writes(0, shape);
        }
    }

    static void fill(Op op) {
        op.sameType(op.in(1), op.out(0));
        op.require(op.in(1).elements == 1 || op.in(1).dynamic, "fills with one value");
        target(op, op.in(0));
    }

    static void broadcastTo(Op op) {
        op.sameType(op.in(0), op.out(0));
        target(op, op.in(1));
    }

    private static void target(Op op, Tensor wanted) {
        if (!wanted.known()) {
            op.dynamic();
        } else if (op.fixed()) {
            op.writes(0, op.values(wanted));
        }
    }
}
