package dev.modelwire.inference.internal.manifest;

import java.util.List;
import java.util.Map;

/**
 * A record and what the model must answer to it.
 *
 * @param inputs properties by name: a {@code Number}, a {@code Boolean}, or a list of numbers for an input without
 *     features
 * @param outputs expected elements by output name
 * @param tolerance the largest absolute deviation that is allowed
 */
public record GoldenVector(Map<String, Object> inputs, Map<String, List<Double>> outputs, double tolerance) {

    public GoldenVector {
        inputs = Map.copyOf(inputs);
        outputs = Map.copyOf(outputs);
    }
}
