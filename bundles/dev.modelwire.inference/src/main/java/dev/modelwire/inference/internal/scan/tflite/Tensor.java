package dev.modelwire.inference.internal.scan.tflite;

import java.util.Arrays;

/** A tensor of a graph: what the file says of it, and what became of it on the way through the operators. */
final class Tensor {

    final int index;
    final String name;
    final ElementType type;
    final int[] shape;
    final int[] signature;
    final long elements;
    final boolean variable;
    final long data;
    final long dataBytes;

    /** Whether there is something in it: a constant, a variable, an input, or what an operator before has written. */
    boolean filled;
    /** Whether its shape is known at run time only. */
    boolean dynamic;

    int firstUse = -1;
    int lastUse = -1;

    Tensor(
            int index,
            String name,
            ElementType type,
            int[] shape,
            int[] signature,
            long elements,
            boolean variable,
            FlatTable.Vector data) {
        this.index = index;
        this.name = name;
        this.type = type;
        this.shape = shape;
        this.signature = signature;
        this.elements = elements;
        this.variable = variable;
        this.data = data.start();
        this.dataBytes = data.count();
        this.filled = variable || dataBytes > 0 || elements == 0;
    }

    boolean constant() {
        return dataBytes > 0;
    }

    /** A constant, or a tensor without elements, whose values are known as well. */
    boolean known() {
        return constant() || (elements == 0 && !dynamic);
    }

    int rank() {
        return shape.length;
    }

    long bytes() {
        return (elements * type.bits + 7) / 8;
    }

    void used(int by) {
        if (firstUse < 0) {
            firstUse = by;
        }
        lastUse = by;
    }

    @Override
    public String toString() {
        return "tensor [" + index + "] (" + name + ", " + type + Arrays.toString(shape) + ")";
    }
}
