package dev.modelwire.kura.internal.ai;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.TensorSpec;
import dev.modelwire.api.model.ModelVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.TensorDescriptor;

/** Says of models and tensors in the host's words what they are. */
final class Descriptors {

    /** What helps against tensors of a version that is not active any more. */
    static final String ASK_ANEW =
            "apply the configuration of the AI component once more, so that it asks anew what the model takes";

    private static final List<Long> SCALAR = List.of(1L);

    private Descriptors() {}

    static ModelInfo of(ModelLease lease) {
        ModelVersion version = lease.version();
        return ModelInfo.builder(version.name().value())
                .platform(lease.engine())
                .version(version.label().value())
                .addParameter("digest", version.digest().toString())
                .addAllInputDescriptor(inputs(told(lease, lease.inputs())))
                .addAllOutputDescriptor(told(lease, lease.outputs()).stream()
                        .map(Descriptors::of)
                        .toList())
                .build();
    }

    /** A model with features is given records of one sample each; any other is given its whole tensors. */
    private static List<TensorSpec> told(ModelLease lease, List<TensorSpec> specs) {
        boolean features =
                lease.inputs().stream().anyMatch(spec -> !spec.features().isEmpty());
        return features ? specs.stream().map(spec -> sample(lease, spec)).toList() : specs;
    }

    /** Returns one sample of a tensor. */
    static TensorSpec sample(ModelLease lease, TensorSpec spec) {
        if (lease.batch() == 1) {
            return spec;
        }
        List<Integer> shape = new ArrayList<>(spec.shape());
        shape.set(0, 1);
        return new TensorSpec(spec.name(), spec.type(), shape, spec.features());
    }

    static TensorDescriptor of(TensorSpec spec) {
        return new TensorDescriptor(spec.name(), spec.type(), Optional.empty(), shape(spec), Map.of());
    }

    /** To the host a feature is an input, so that one property fills it. */
    private static List<TensorDescriptor> inputs(List<TensorSpec> specs) {
        Map<String, TensorDescriptor> inputs = new LinkedHashMap<>();
        for (TensorSpec spec : specs) {
            if (spec.features().isEmpty()) {
                inputs.put(spec.name(), of(spec));
            }
            for (String feature : spec.features()) {
                inputs.put(feature, new TensorDescriptor(feature, spec.type(), Optional.empty(), SCALAR, Map.of()));
            }
        }
        return List.copyOf(inputs.values());
    }

    /** The host knows no tensor without a dimension. */
    static List<Long> shape(TensorSpec spec) {
        return spec.shape().isEmpty()
                ? SCALAR
                : spec.shape().stream().map(Integer::longValue).toList();
    }
}
