package dev.modelwire.inference.internal.manifest;

import java.util.List;
import java.util.Map;

/**
 * A record, or the records of a window, and what the model must answer to it.
 *
 * @param inputs properties by name: a {@code Number}, a {@code Boolean}, or a list of numbers for an input without
 *     features
 * @param records raw records for a pipeline, the last of which must make a tensor due; empty if there are inputs
 * @param outputs expected elements by output name
 * @param tolerance the largest absolute deviation that is allowed
 */
public record GoldenVector(
        Map<String, Object> inputs,
        List<Map<String, Object>> records,
        Map<String, List<Double>> outputs,
        double tolerance) {

    public GoldenVector {
        inputs = Map.copyOf(inputs);
        records = records.stream().map(Map::copyOf).toList();
        outputs = Map.copyOf(outputs);
    }

    public GoldenVector(Map<String, Object> inputs, Map<String, List<Double>> outputs, double tolerance) {
        this(inputs, List.of(), outputs, tolerance);
    }
}
