package dev.modelwire.inference.internal.mapping;

import dev.modelwire.engine.api.TensorInfo;
import java.util.List;

/**
 * An output of a loaded model.
 *
 * @param name under which it is answered
 * @param tensor one sample of what the engine states
 * @param labels one for each element, or none
 */
public record BoundOutput(String name, TensorInfo tensor, List<String> labels) {}
