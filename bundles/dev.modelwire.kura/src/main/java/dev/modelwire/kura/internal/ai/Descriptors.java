package dev.modelwire.kura.internal.ai;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.TensorSpec;
import dev.modelwire.api.model.ModelVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.TensorDescriptor;

/** Says of models and tensors in the host's words what they are. */
final class Descriptors {

    private static final List<Long> SCALAR = List.of(1L);

    private Descriptors() {}

    static ModelInfo of(ModelLease lease) {
        ModelVersion version = lease.version();
        return ModelInfo.builder(version.name().value())
                .platform(lease.engine())
                .version(version.label().value())
                .addParameter("digest", version.digest().toString())
                .addAllInputDescriptor(
                        lease.inputs().stream().map(Descriptors::of).toList())
                .addAllOutputDescriptor(
                        lease.outputs().stream().map(Descriptors::of).toList())
                .build();
    }

    static TensorDescriptor of(TensorSpec spec) {
        return new TensorDescriptor(spec.name(), spec.type(), Optional.empty(), shape(spec), Map.of());
    }

    /** The host knows no tensor without a dimension. */
    static List<Long> shape(TensorSpec spec) {
        return spec.shape().isEmpty()
                ? SCALAR
                : spec.shape().stream().map(Integer::longValue).toList();
    }
}
