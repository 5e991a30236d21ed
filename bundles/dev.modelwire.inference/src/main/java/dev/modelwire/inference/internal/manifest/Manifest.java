package dev.modelwire.inference.internal.manifest;

import java.util.List;

/** The description of a version by those who made it. */
public record Manifest(
        Identity identity, List<InputSpec> inputs, List<OutputSpec> outputs, Checks checks, RuntimeSpec runtime) {

    public Manifest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public Manifest(Identity identity, List<InputSpec> inputs, List<OutputSpec> outputs, Checks checks) {
        this(identity, inputs, outputs, checks, RuntimeSpec.ANY);
    }
}
