package dev.modelwire.inference.internal.scan.tflite;

/** Operators whose result has the shape of what they read. */
final class ElementwiseRules {

    private ElementwiseRules() {}

    static void same(Op op) {
        op.sameType(op.in(0), op.out(0));
        op.writes(0, op.in(0).shape);
    }

    static void sameShape(Op op) {
        op.writes(0, op.in(0).shape);
    }

    static void vector(Op op) {
        op.require(op.in(0).rank() >= 1 || op.in(0).dynamic, "takes no single number");
        op.writes(0, op.in(0).shape);
    }

    static void softmax(Op op) {
        op.fraction(0);
        vector(op);
    }

    static void normalisation(Op op) {
        op.activation(0);
        vector(op);
        op.sameType(op.in(0), op.out(0));
    }

    static void localNormalisation(Op op) {
        op.rank(op.in(0), 4);
        int radius = op.number(0, 0);
        op.require(radius >= 0 && radius < 1 << 16, "has the radius [" + radius + "]");
        same(op);
    }

    static void dequantize(Op op) {
        op.type(op.out(0), ElementType.FLOAT32, ElementType.FLOAT16);
        op.require(op.in(0).type != ElementType.STRING, "takes no texts");
        sameShape(op);
    }

    static void quantize(Op op) {
        op.require(op.out(0).type.quantised(), "writes whole numbers, not " + op.out(0));
        sameShape(op);
    }

    static void activatedPair(Op op) {
        op.activation(0);
        pair(op);
    }

    static void pair(Op op) {
        op.sameType(op.in(0), op.out(0));
        broadcast(op);
    }

    static void comparison(Op op) {
        op.type(op.out(0), ElementType.BOOL);
        broadcast(op);
    }

    private static void broadcast(Op op) {
        op.sameType(op.in(0), op.in(1));
        if (op.fixed()) {
            op.writes(0, broadcast(op, op.in(0).shape, op.in(1).shape));
        }
    }

    static int[] broadcast(Op op, int[] one, int[] other) {
        int[] shape = new int[Math.max(one.length, other.length)];
        for (int i = 1; i <= shape.length; i++) {
            int a = i > one.length ? 1 : one[one.length - i];
            int b = i > other.length ? 1 : other[other.length - i];
            op.require(a == b || a == 1 || b == 1, "reads shapes that differ in a dimension by more than 1 to many");
            shape[shape.length - i] = a == 1 ? b : a;
        }
        return shape;
    }

    static void sum(Op op) {
        for (int i = 0; i < op.inputs(); i++) {
            op.sameType(op.in(i), op.out(0));
            op.writes(0, op.in(i).shape);
        }
    }
}
