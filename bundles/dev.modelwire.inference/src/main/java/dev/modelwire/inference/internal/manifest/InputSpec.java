package dev.modelwire.inference.internal.manifest;

import dev.modelwire.engine.api.TensorInfo;
import java.util.List;

/**
 * An input as the manifest describes it.
 *
 * @param features one for each element of one sample in row-major order, or none: then a property named as the tensor fills it
 */
public record InputSpec(TensorInfo tensor, List<Feature> features) {

    public InputSpec {
        features = List.copyOf(features);
    }
}
