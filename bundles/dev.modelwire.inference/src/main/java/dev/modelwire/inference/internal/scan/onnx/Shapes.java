package dev.modelwire.inference.internal.scan.onnx;

import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.List;

/** Counts elements and bytes without overflow. */
final class Shapes {

    static final long MOST_BYTES = 1L << 32;
    private static final int MOST_DIMENSIONS = 64;

    private Shapes() {}

    /** Returns the number of elements; a dimension of -1 is one that the caller sets, and counts as 1. */
    static long elements(String subject, List<Long> shape, ElementType type) {
        if (shape.size() > MOST_DIMENSIONS) {
            throw ScanRefusal.damaged(
                    subject + " has [" + shape.size() + "] dimensions: it may have " + MOST_DIMENSIONS);
        }
        long elements = 1;
        long extent = 1;
        for (long dimension : shape) {
            if (dimension < -1 || dimension > Integer.MAX_VALUE) {
                throw ScanRefusal.damaged(subject + " has the dimension [" + dimension + "]");
            }
            elements *= Math.abs(dimension);
            extent *= Math.max(1, dimension);
            if (extent > MOST_BYTES / Math.max(1, type.bits / 8)) {
                throw ScanRefusal.damaged(subject + " takes more than [" + MOST_BYTES + "] bytes");
            }
        }
        return elements;
    }

    static long bytes(long elements, ElementType type) {
        return (elements * type.bits + 7) / 8;
    }
}
