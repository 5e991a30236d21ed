package dev.modelwire.inference.internal.manifest;

import dev.modelwire.features.internal.FeaturePlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The description of a version by those who made it.
 *
 * @param batch how many samples that do not influence one another each tensor holds, in its first dimension; 1: nothing is said
 *     of that dimension
 * @param pipeline how records become the only input; null if each record does by itself
 */
public record Manifest(
        Identity identity,
        List<InputSpec> inputs,
        List<OutputSpec> outputs,
        Checks checks,
        RuntimeSpec runtime,
        int batch,
        @Nullable FeaturePlan pipeline) {

    public Manifest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public Manifest(Identity identity, List<InputSpec> inputs, List<OutputSpec> outputs, Checks checks) {
        this(identity, inputs, outputs, checks, RuntimeSpec.ANY, 1, null);
    }
}
