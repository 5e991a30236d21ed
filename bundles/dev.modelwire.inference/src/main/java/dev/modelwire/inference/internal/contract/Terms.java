package dev.modelwire.inference.internal.contract;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.features.internal.FeaturePlan;
import dev.modelwire.inference.internal.manifest.Feature;
import dev.modelwire.inference.internal.manifest.InputSpec;
import dev.modelwire.inference.internal.manifest.Manifest;
import dev.modelwire.inference.internal.manifest.OutputSpec;
import dev.modelwire.inference.internal.mapping.Samples;
import java.util.ArrayList;
import java.util.List;

/** What a version asks of one record and answers to it, as those who are wired to it see it. */
public record Terms(List<InputSpec> inputs, List<OutputSpec> outputs) {

    public Terms {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public static Terms of(Manifest manifest) {
        FeaturePlan plan = manifest.pipeline();
        int batch = manifest.batch();
        return new Terms(
                plan == null
                        ? manifest.inputs().stream()
                                .map(input -> new InputSpec(Samples.one(input.tensor(), batch), input.features()))
                                .toList()
                        : List.of(raw(manifest.inputs().get(0), plan)),
                manifest.outputs().stream()
                        .map(output ->
                                new OutputSpec(Samples.one(output.tensor(), batch), output.labels(), output.range()))
                        .toList());
    }

    /** Returns what a pipeline takes from records in the place of the tensor that it fills: numbers by name. */
    private static InputSpec raw(InputSpec input, FeaturePlan plan) {
        List<Feature> features = new ArrayList<>();
        if (!plan.timeProperty().isEmpty()) {
            features.add(new Feature(plan.timeProperty(), "", 0, 1));
        }
        plan.properties().stream()
                .filter(property ->
                        features.stream().noneMatch(known -> known.name().equals(property.name())))
                .forEach(property -> features.add(new Feature(property.name(), property.unit(), 0, 1)));
        return new InputSpec(
                new TensorInfo(input.tensor().name(), ElementType.FP64, List.of(features.size())), features);
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
