package org.eclipse.kura.wire;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.eclipse.kura.annotation.Immutable;
import org.eclipse.kura.annotation.ThreadSafe;
import org.eclipse.kura.type.TypedValue;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Named values that belong together. As in Kura the map is not copied: who makes a record of a map may not change it
 * afterwards, and who reads the record calls that very map.
 */
@Immutable
@ProviderType
@ThreadSafe
public class WireRecord {

    private final Map<String, TypedValue<?>> properties;

    public WireRecord(Map<String, TypedValue<?>> properties) {
        Objects.requireNonNull(properties, "properties");
        this.properties = Collections.unmodifiableMap(properties);
    }

    /** In the order of the map that was given; cannot be changed through this view. */
    public Map<String, TypedValue<?>> getProperties() {
        return properties;
    }
}
