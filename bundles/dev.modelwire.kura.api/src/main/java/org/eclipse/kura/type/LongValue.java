package org.eclipse.kura.type;

import org.eclipse.kura.annotation.Immutable;
import org.eclipse.kura.annotation.ThreadSafe;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A 64-bit integer. */
@Immutable
@ProviderType
@ThreadSafe
public class LongValue implements TypedValue<Long> {

    private final long value;

    public LongValue(long value) {
        this.value = value;
    }

    @Override
    public int compareTo(TypedValue<Long> otherTypedValue) {
        return Long.compare(value, otherTypedValue.getValue());
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof LongValue other && value == other.value;
    }

    @Override
    public DataType getType() {
        return DataType.LONG;
    }

    @Override
    public Long getValue() {
        return value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public String toString() {
        return "LongValue [value=" + value + "]";
    }
}
