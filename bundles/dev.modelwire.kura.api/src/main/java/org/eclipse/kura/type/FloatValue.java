package org.eclipse.kura.type;

import org.eclipse.kura.annotation.Immutable;
import org.eclipse.kura.annotation.ThreadSafe;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A 32-bit floating-point number. */
@Immutable
@ProviderType
@ThreadSafe
public class FloatValue implements TypedValue<Float> {

    private final float value;

    public FloatValue(float value) {
        this.value = value;
    }

    @Override
    public int compareTo(TypedValue<Float> otherTypedValue) {
        return Float.compare(value, otherTypedValue.getValue());
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof FloatValue other && Float.compare(value, other.value) == 0;
    }

    @Override
    public DataType getType() {
        return DataType.FLOAT;
    }

    @Override
    public Float getValue() {
        return value;
    }

    @Override
    public int hashCode() {
        return Float.hashCode(value);
    }

    @Override
    public String toString() {
        return "FloatValue [value=" + value + "]";
    }
}
