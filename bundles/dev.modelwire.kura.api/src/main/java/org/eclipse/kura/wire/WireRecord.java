package org.eclipse.kura.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.kura.annotation.Immutable;
import org.eclipse.kura.annotation.ThreadSafe;
import org.eclipse.kura.type.TypedValue;
import org.osgi.annotation.versioning.ProviderType;

/** Named values that belong together. */
@Immutable
@ProviderType
@ThreadSafe
public class WireRecord {

    private final Map<String, TypedValue<?>> properties;

    public WireRecord(Map<String, TypedValue<?>> properties) {
        Objects.requireNonNull(properties, "properties");
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** In the order they were given; cannot be changed. */
    public Map<String, TypedValue<?>> getProperties() {
        return properties;
    }
}
