package dev.modelwire.inference.internal.manifest;

import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.features.internal.FeaturePlan;
import dev.modelwire.features.internal.FormatException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold between the number of samples in a call and the rest of the manifest. */
final class BatchRules {

    static final int MOST = 256;

    private BatchRules() {}

    static void check(int batch, @Nullable FeaturePlan pipeline, List<InputSpec> inputs, List<OutputSpec> outputs)
            throws FormatException {
        if (batch == 1) {
            return;
        }
        if (pipeline != null) {
            throw new FormatException(
                    "$.batch: [" + batch + "] does not go with [pipeline], whose records fill one tensor"
                            + " in their order: remove one of them");
        }
        for (int i = 0; i < inputs.size(); i++) {
            first("$.inputs[" + i + "]", batch, inputs.get(i).tensor());
        }
        for (int i = 0; i < outputs.size(); i++) {
            first("$.outputs[" + i + "]", batch, outputs.get(i).tensor());
        }
    }

    private static void first(String at, int batch, TensorInfo tensor) throws FormatException {
        if (tensor.shape().isEmpty() || tensor.shape().get(0) != batch) {
            throw new FormatException(at + ".shape: " + tensor.shape() + " of tensor [" + tensor.name()
                    + "] must begin with [" + batch
                    + "], as $.batch says: the first dimension is the samples of a call;"
                    + " convert the model so, or leave [batch] out");
        }
    }
}
