package dev.modelwire.inference.internal.mapping;

import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.inference.internal.manifest.Feature;
import java.util.List;

/**
 * An input of a loaded model and what fills it.
 *
 * @param name the property that fills it where it has no features
 * @param tensor one sample of what the engine states
 * @param features one for each element, or none
 */
record BoundInput(String name, TensorInfo tensor, List<Feature> features) {}
