package dev.modelwire.inference.internal.scan.tflite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Operators that take a part of a tensor, or put one into a larger. */
final class SliceRules {

    private static final int MOST_INDICES = 1 << 16;

    private SliceRules() {}

    static void pad(Op op) {
        around(op, Integer.MAX_VALUE);
    }

    /** Mirrors all elements, or with mode 0 all but the one at the edge. */
    static void mirrorPad(Op op) {
        around(op, op.choice(0, 1));
    }

    private static void around(Op op, int mirror) {
        op.sameType(op.in(0), op.out(0));
        if (!op.in(1).known()) {
            op.dynamic();
        }
        if (!op.fixed()) {
            return;
        }
        int[] shape = op.in(0).shape.clone();
        int[] pads = op.values(op.in(1));
        op.require(pads.length == 2 * shape.length, "takes two numbers for each dimension of " + op.in(0));
        for (int i = 0; i < pads.length; i++) {
            long most = mirror > 1 ? 1 << 24 : op.in(0).shape[i / 2] - 1L + mirror;
            op.require(pads[i] >= 0 && pads[i] <= most, "puts [" + pads[i] + "] beside " + op.in(0));
            shape[i / 2] += pads[i];
        }
        op.writes(0, shape);
    }

    static void slice(Op op) {
        op.sameType(op.in(0), op.out(0));
        if (!op.in(1).known() || !op.in(2).known()) {
            op.dynamic();
        }
        if (!op.fixed()) {
            return;
        }
        int[] shape = op.in(0).shape.clone();
        int[] begin = op.values(op.in(1));
        int[] size = op.values(op.in(2));
        op.require(begin.length == shape.length && size.length == shape.length, "takes a number for each dimension");
        for (int i = 0; i < shape.length; i++) {
            long taken = size[i] == -1 ? shape[i] - (long) begin[i] : size[i];
            op.require(
                    begin[i] >= 0 && taken >= 0 && begin[i] + taken <= shape[i],
                    "takes [" + size[i] + "] from [" + begin[i] + "] on of " + op.in(0));
            shape[i] = (int) taken;
        }
        op.writes(0, shape);
    }

    static void strided(Op op) {
        op.sameType(op.in(0), op.out(0));
        if (!op.in(1).known() || !op.in(2).known() || !op.in(3).known()) {
            op.dynamic();
        }
        if (!op.fixed()) {
            return;
        }
        int[] begin = op.values(op.in(1));
        int[] end = op.values(op.in(2));
        int[] strides = op.values(op.in(3));
        op.require(
                begin.length == end.length && end.length == strides.length && begin.length <= 16,
                "takes as many ends and strides as beginnings");
        for (int slot = 0; slot < 5; slot++) {
            int mask = op.number(slot, 0);
            op.require(
                    mask >= 0 && mask >>> begin.length == 0, "has a mask for more than [" + begin.length + "] numbers");
        }
        for (int stride : strides) {
            op.require(stride != 0 && Math.abs((long) stride) <= 1 << 16, "has the stride [" + stride + "]");
        }
        if (op.number(2, 0) != 0 || op.number(3, 0) != 0) {
            op.dynamic(); // inserted and skipped dimensions are left to the engine
            return;
        }
        int[] in = op.in(0).shape;
        op.require(begin.length <= in.length, "takes more dimensions than " + op.in(0) + " has");
        List<Integer> shape = new ArrayList<>();
        for (int i = 0; i < in.length; i++) {
            if (i >= begin.length) {
                shape.add(in[i]);
            } else if (bit(op.number(4, 0), i)) {
                op.require(strides[i] == 1, "takes one element with the stride [" + strides[i] + "]");
                op.axis(begin[i], in[i]);
            } else {
                boolean all = bit(op.number(0, 0), i);
                shape.add(taken(in[i], begin[i], all, end[i], bit(op.number(1, 0), i), strides[i]));
            }
        }
        op.writes(0, shape.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int taken(int size, int begin, boolean fromStart, int end, boolean toEnd, int stride) {
        long first = fromStart ? (stride > 0 ? 0 : size - 1L) : clamp(begin, size, stride);
        long last = toEnd ? (stride > 0 ? size : -1) : clamp(end, size, stride);
        long span = stride > 0 ? last - first : first - last;
        long step = Math.abs((long) stride);
        return (int) Math.max(0, (span + step - 1) / step);
    }

    private static long clamp(int at, int size, int stride) {
        long position = at < 0 ? (long) at + size : at;
        return stride > 0 ? Math.max(0, Math.min(size, position)) : Math.max(-1, Math.min(size - 1L, position));
    }

    private static boolean bit(int mask, int at) {
        return (mask >>> at & 1) == 1;
    }

    static void gather(Op op) {
        op.sameType(op.in(0), op.out(0));
        op.type(op.in(1), ElementType.INT16, ElementType.INT32, ElementType.INT64);
        if (!op.fixed()) {
            return;
        }
        int[] in = op.in(0).shape;
        int[] by = op.in(1).shape;
        int axis = op.axis(op.number(0, 0), in.length);
        int batch = op.number(1, 0);
        batch = batch < 0 ? batch + by.length : batch;
        op.require(batch >= 0 && batch <= axis && batch <= by.length, "has [" + batch + "] batch dimensions");
        requireIndices(op, op.in(1), in[axis]);
        List<Integer> shape = new ArrayList<>();
        Arrays.stream(in, 0, axis).forEach(shape::add);
        Arrays.stream(by, batch, by.length).forEach(shape::add);
        Arrays.stream(in, axis + 1, in.length).forEach(shape::add);
        op.writes(0, shape.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void requireIndices(Op op, Tensor indices, int size) {
        if (indices.constant() && indices.type != ElementType.INT16 && indices.elements <= MOST_INDICES) {
            for (int index : op.values(indices)) {
                op.require(index >= 0 && index < size, "takes element [" + index + "] of [" + size + "]");
            }
        }
    }

    static void embedding(Op op) {
        op.type(op.in(0), ElementType.INT32);
        if (op.fixed()) {
            op.require(op.in(1).rank() >= 2, "takes rows, not " + op.in(1));
            op.rank(op.in(0), 1);
            requireIndices(op, op.in(0), op.in(1).shape[0]);
            int[] shape = op.in(1).shape.clone();
            shape[0] = op.in(0).shape[0];
            op.writes(0, shape);
        }
    }

    static void gatherNd(Op op) {
        op.sameType(op.in(0), op.out(0));
        op.type(op.in(1), ElementType.INT32, ElementType.INT64);
        if (!op.fixed()) {
            return;
        }
        int[] in = op.in(0).shape;
        int[] by = op.in(1).shape;
        op.require(
                by.length >= 1 && by[by.length - 1] <= in.length,
                "takes positions with more dimensions than there are");
        List<Integer> shape = new ArrayList<>();
        Arrays.stream(by, 0, by.length - 1).forEach(shape::add);
        Arrays.stream(in, by[by.length - 1], in.length).forEach(shape::add);
        op.writes(0, shape.stream().mapToInt(Integer::intValue).toArray());
    }

    static void top(Op op) {
        if (!op.in(1).known()) {
            op.dynamic();
        }
        if (op.fixed()) {
            int[] count = op.values(op.in(1));
            int[] shape = op.in(0).shape.clone();
            op.require(
                    shape.length > 0 && count.length == 1 && count[0] >= 0 && count[0] <= shape[shape.length - 1],
                    "takes more elements than " + op.in(0) + " has in a row");
            shape[shape.length - 1] = count[0];
            op.writes(0, shape);
            op.writes(1, shape);
        }
    }

    static void blocks(Op op) {
        op.sameType(op.in(0), op.out(0));
        if (op.in(1).known() && op.in(2).known()) {
            int[] block = op.values(op.in(1));
            for (int size : block) {
                op.require(size > 0 && size < 1 << 16, "has the block size [" + size + "]");
            }
            int[] edges = op.values(op.in(2));
            op.require(edges.length == 2 * block.length, "takes two numbers for each block");
            for (int edge : edges) {
                op.require(edge >= 0 && edge < 1 << 16, "has [" + edge + "] at an edge");
            }
            op.require(op.in(0).rank() > block.length || op.in(0).dynamic, "has more blocks than dimensions");
        }
        op.dynamic(); // the engine holds the sizes against each other as it prepares the operator
    }
}
