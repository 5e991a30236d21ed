package org.eclipse.kura.type;

import org.eclipse.kura.annotation.Immutable;
import org.eclipse.kura.annotation.ThreadSafe;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A 32-bit integer. */
@Immutable
@ProviderType
@ThreadSafe
public class IntegerValue implements TypedValue<Integer> {

    private final int value;

    public IntegerValue(int value) {
        this.value = value;
    }

    @Override
    public int compareTo(TypedValue<Integer> otherTypedValue) {
        return Integer.compare(value, otherTypedValue.getValue());
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof IntegerValue other && value == other.value;
    }

    @Override
    public DataType getType() {
        return DataType.INTEGER;
    }

    @Override
    public Integer getValue() {
        return value;
    }

    @Override
    public int hashCode() {
        return Integer.hashCode(value);
    }

    @Override
    public String toString() {
        return "IntegerValue [value=" + value + "]";
    }
}
