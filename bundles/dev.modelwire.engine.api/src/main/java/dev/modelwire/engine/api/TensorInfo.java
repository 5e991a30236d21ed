package dev.modelwire.engine.api;

import java.util.List;
import java.util.Objects;

/**
 * Name, element type and shape of one input or output of a loaded model, as the engine itself states them.
 *
 * @param name the tensor's name in the model file
 * @param type the type of its elements
 * @param shape its dimensions, outermost first; every one positive, an empty list is a scalar
 */
public record TensorInfo(String name, ElementType type, List<Integer> shape) {

    public TensorInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        shape = List.copyOf(shape);
        long bytes = type.bytes();
        for (int dimension : shape) {
            if (dimension <= 0) {
                throw new IllegalArgumentException("tensor [" + name + "] has shape " + shape
                        + ": every dimension must be positive; give the model fixed dimensions");
            }
            bytes *= dimension;
            if (bytes > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "tensor [" + name + "] has shape " + shape + ": it must hold less than 2 GiB");
            }
        }
    }

    /** Returns the number of elements: the product of the dimensions. */
    public int elementCount() {
        int count = 1;
        for (int dimension : shape) {
            count *= dimension;
        }
        return count;
    }

    /** Returns the size of the tensor in bytes. */
    public int byteCount() {
        return elementCount() * type.bytes();
    }
}
