package org.eclipse.kura.ai.inference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Collects what a {@link TensorDescriptor} is made of. */
@ProviderType
public class TensorDescriptorBuilder {

    private final String name;
    private final String type;
    private final List<Long> shape;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private @Nullable String format;

    TensorDescriptorBuilder(String name, String type, List<Long> shape) {
        this.name = name;
        this.type = type;
        this.shape = List.copyOf(shape);
    }

    public static TensorDescriptorBuilder fromTensorDescriptor(TensorDescriptor descriptor) {
        var builder = new TensorDescriptorBuilder(descriptor.getName(), descriptor.getType(), descriptor.getShape());
        descriptor.getFormat().ifPresent(builder::format);
        builder.parameters.putAll(descriptor.getParameters());
        return builder;
    }

    /** Null or an empty text changes nothing. */
    public TensorDescriptorBuilder format(@Nullable String format) {
        if (format != null && !format.isEmpty()) {
            this.format = format;
        }
        return this;
    }

    public TensorDescriptorBuilder addParameter(String name, Object parameter) {
        parameters.put(name, parameter);
        return this;
    }

    public TensorDescriptorBuilder removeParameter(String name) {
        parameters.remove(name);
        return this;
    }

    /** Refuses an empty name, type or shape as an illegal argument; a scalar has a shape such as {@code [1]}. */
    public TensorDescriptor build() {
        require(name != null && !name.isEmpty(), "must have a name");
        require(type != null && !type.isEmpty(), "must have a type");
        require(!shape.isEmpty(), "must have a shape: give a scalar the shape [1]");
        return new TensorDescriptor(name, type, Optional.ofNullable(format), shape, parameters);
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("Tensor descriptor [" + name + "] " + rule);
        }
    }
}
