package org.eclipse.kura.ai.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Collects what a {@link ModelInfo} is made of. */
@ProviderType
public class ModelInfoBuilder {

    private final String name;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<TensorDescriptor> inputs = new ArrayList<>();
    private final List<TensorDescriptor> outputs = new ArrayList<>();
    private @Nullable String platform;
    private @Nullable String version;

    ModelInfoBuilder(String name) {
        this.name = name;
    }

    public static ModelInfoBuilder fromModelInfo(ModelInfo modelInfo) {
        var builder = new ModelInfoBuilder(modelInfo.getName());
        modelInfo.getPlatform().ifPresent(builder::platform);
        modelInfo.getVersion().ifPresent(builder::version);
        builder.parameters.putAll(modelInfo.getParameters());
        builder.inputs.addAll(modelInfo.getInputs());
        builder.outputs.addAll(modelInfo.getOutputs());
        return builder;
    }

    /** Null or an empty text changes nothing. */
    public ModelInfoBuilder platform(@Nullable String platform) {
        if (platform != null && !platform.isEmpty()) {
            this.platform = platform;
        }
        return this;
    }

    /** Null or an empty text changes nothing. */
    public ModelInfoBuilder version(@Nullable String version) {
        if (version != null && !version.isEmpty()) {
            this.version = version;
        }
        return this;
    }

    public ModelInfoBuilder addParameter(String name, Object parameter) {
        parameters.put(name, parameter);
        return this;
    }

    public ModelInfoBuilder removeParameter(String name) {
        parameters.remove(name);
        return this;
    }

    public ModelInfoBuilder addInputDescriptor(TensorDescriptor inputDescriptor) {
        inputs.add(inputDescriptor);
        return this;
    }

    public ModelInfoBuilder addAllInputDescriptor(List<TensorDescriptor> inputDescriptors) {
        inputs.addAll(inputDescriptors);
        return this;
    }

    public ModelInfoBuilder removeInputDescriptor(TensorDescriptor inputDescriptor) {
        inputs.remove(inputDescriptor);
        return this;
    }

    public ModelInfoBuilder addOutputDescriptor(TensorDescriptor outputDescriptor) {
        outputs.add(outputDescriptor);
        return this;
    }

    public ModelInfoBuilder addAllOutputDescriptor(List<TensorDescriptor> outputDescriptors) {
        outputs.addAll(outputDescriptors);
        return this;
    }

    public ModelInfoBuilder removeOutputDescriptor(TensorDescriptor outputDescriptor) {
        outputs.remove(outputDescriptor);
        return this;
    }

    /** Refuses an empty name and a model without inputs or without outputs as an illegal argument. */
    public ModelInfo build() {
        require(name != null && !name.isEmpty(), "must have a name");
        require(!inputs.isEmpty(), "must have at least one input descriptor");
        require(!outputs.isEmpty(), "must have at least one output descriptor");
        return new ModelInfo(
                name, Optional.ofNullable(platform), Optional.ofNullable(version), parameters, inputs, outputs);
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("Model info [" + name + "] " + rule);
        }
    }
}
