package dev.modelwire.inference.internal.manifest;

import dev.modelwire.engine.api.TensorInfo;
import java.util.List;

/**
 * An output as the manifest describes it.
 *
 * @param labels one for each element of one sample in row-major order, or none
 * @param range where its elements must lie
 */
public record OutputSpec(TensorInfo tensor, List<String> labels, Range range) {

    public OutputSpec {
        labels = List.copyOf(labels);
    }

    public OutputSpec(TensorInfo tensor, List<String> labels) {
        this(tensor, labels, Range.ALL);
    }
}
