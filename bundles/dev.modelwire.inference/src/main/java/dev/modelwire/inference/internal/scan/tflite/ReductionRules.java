package dev.modelwire.inference.internal.scan.tflite;

import java.util.stream.IntStream;

/** Operators that leave dimensions out. */
final class ReductionRules {

    private ReductionRules() {}

    static void reduce(Op op) {
        op.sameType(op.in(0), op.out(0));
        remove(op, op.flag(0));
    }

    static void position(Op op) {
        op.type(op.out(0), ElementType.INT32, ElementType.INT64);
        op.require(op.in(1).elements == 1 || op.in(1).dynamic, "takes one axis, not " + op.in(1));
        remove(op, false);
    }

    private static void remove(Op op, boolean keep) {
        if (!op.in(1).known()) {
            op.dynamic();
        }
        if (!op.fixed()) {
            return;
        }
        int[] in = op.in(0).shape;
        boolean[] gone = new boolean[in.length];
        for (int axis : op.values(op.in(1))) {
            if (in.length > 0) {
                gone[op.axis(axis, in.length)] = true;
            }
        }
        op.writes(
                0,
                IntStream.range(0, in.length)
                        .filter(i -> keep || !gone[i])
                        .map(i -> gone[i] ? 1 : in[i])
                        .toArray());
    }
}
