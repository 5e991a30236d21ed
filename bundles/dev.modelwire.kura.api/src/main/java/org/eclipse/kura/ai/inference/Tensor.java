package org.eclipse.kura.ai.inference;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A descriptor and boxed elements. Nothing checks that their number fits the shape. */
@ProviderType
public class Tensor {

    private final Class<?> type;
    private final TensorDescriptor descriptor;
    private final List<?> data;

    /** Keeps the list itself: it is not copied, for it may be large. */
    public <T> Tensor(Class<T> type, TensorDescriptor descriptor, List<T> data) {
        this.type = Objects.requireNonNull(type, "type");
        this.descriptor = Objects.requireNonNull(descriptor, "descriptor");
        this.data = Objects.requireNonNull(data, "data");
    }

    public TensorDescriptor getDescriptor() {
        return descriptor;
    }

    /** The elements; empty unless the class is the very one this tensor was made with. */
    @SuppressWarnings("unchecked") // the class is the one the elements were given with
    public <T> Optional<List<T>> getData(Class<T> type) {
        return this.type == type ? Optional.of((List<T>) data) : Optional.empty();
    }

    public Class<?> getType() {
        return type;
    }
}
