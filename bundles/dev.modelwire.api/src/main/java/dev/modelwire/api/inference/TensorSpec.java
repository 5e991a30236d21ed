package dev.modelwire.api.inference;

import java.util.List;
import java.util.Objects;

/**
 * Name, element type and shape of an input or output tensor of a model that runs.
 *
 * @param name the name by which it is known: that of the manifest where there is one, else the model file's
 * @param type the type of its elements as the Triton Inference Server names it: {@code BOOL}, {@code INT8}, {@code UINT8},
 *     {@code INT16}, {@code INT32}, {@code INT64}, {@code FP32} or {@code FP64}
 * @param shape its dimensions, outermost first; every one positive, an empty list is a scalar
 * @param features of an input: one name for each element of a sample in row-major order, by which {@link ModelLease#score} takes and
 *     scales it from a record; empty if a property named as the tensor fills it
 */
public record TensorSpec(String name, String type, List<Integer> shape, List<String> features) {

    public TensorSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        shape = List.copyOf(shape);
        features = List.copyOf(features);
        for (int dimension : shape) {
            if (dimension <= 0) {
                throw new IllegalArgumentException(
                        "tensor [" + name + "] has shape " + shape + ": every dimension must be positive");
            }
        }
    }

    /** Makes a tensor that has no features. */
    public TensorSpec(String name, String type, List<Integer> shape) {
        this(name, type, shape, List.of());
    }

    /** Returns the number of elements: the product of the dimensions. */
    public int elementCount() {
        int count = 1;
        for (int dimension : shape) {
            count = Math.multiplyExact(count, dimension);
        }
        return count;
    }
}
