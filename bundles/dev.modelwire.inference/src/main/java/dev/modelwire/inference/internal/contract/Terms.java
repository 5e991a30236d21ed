package dev.modelwire.inference.internal.contract;

import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.inference.internal.manifest.InputSpec;
import dev.modelwire.inference.internal.manifest.Manifest;
import dev.modelwire.inference.internal.manifest.OutputSpec;
import java.util.List;

/** What a version asks of a record and answers, as those who are wired to it see it. */
public record Terms(List<InputSpec> inputs, List<OutputSpec> outputs) {

    public Terms {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public static Terms of(Manifest manifest) {
        return new Terms(manifest.inputs(), manifest.outputs());
    }

    /** Returns the terms of a model without a manifest. */
    public static Terms of(List<TensorInfo> inputs, List<TensorInfo> outputs) {
        return new Terms(
                inputs.stream().map(tensor -> new InputSpec(tensor, List.of())).toList(),
                outputs.stream()
                        .map(tensor -> new OutputSpec(tensor, List.of()))
                        .toList());
    }
}
