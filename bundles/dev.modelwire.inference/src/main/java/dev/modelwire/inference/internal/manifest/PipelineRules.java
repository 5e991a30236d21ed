package dev.modelwire.inference.internal.manifest;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.features.internal.FeaturePlan;
import dev.modelwire.features.internal.FormatException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold between a pipeline and the rest of the manifest. */
final class PipelineRules {

    private PipelineRules() {}

    static void check(@Nullable FeaturePlan plan, List<InputSpec> inputs, List<GoldenVector> golden)
            throws FormatException {
        for (int i = 0; i < golden.size(); i++) {
            if (plan == null && !golden.get(i).records().isEmpty()) {
                throw new FormatException("$.golden[" + i + "].records: they go with [pipeline] only; give [inputs]");
            }
        }
        if (plan == null) {
            return;
        }
        if (inputs.size() != 1) {
            throw new FormatException("$.pipeline: the model has [" + inputs.size()
                    + "] inputs: a pipeline fills the only input of a model");
        }
        InputSpec input = inputs.get(0);
        if (!input.features().isEmpty()) {
            throw new FormatException("$.inputs[0].features: the pipeline fills the input; remove one of them");
        }
        if (input.tensor().type() != ElementType.FP32) {
            throw new FormatException(
                    "$.inputs[0].type: [" + input.tensor().type() + "] must be FP32 to be filled by a pipeline");
        }
        if (input.tensor().elementCount() != plan.steps() * plan.width()) {
            throw new FormatException("$.inputs[0].shape: " + input.tensor().shape() + " has ["
                    + input.tensor().elementCount() + "] elements: the pipeline makes [" + plan.steps()
                    + "] steps of [" + plan.width() + "], and there must be as many");
        }
    }
}
