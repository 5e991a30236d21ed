package org.eclipse.kura.type;

import org.eclipse.kura.annotation.Immutable;
import org.eclipse.kura.annotation.ThreadSafe;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A 64-bit floating-point number. */
@Immutable
@ProviderType
@ThreadSafe
public class DoubleValue implements TypedValue<Double> {

    private final double value;

    public DoubleValue(double value) {
        this.value = value;
    }

    @Override
    public int compareTo(TypedValue<Double> otherTypedValue) {
        return Double.compare(value, otherTypedValue.getValue());
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof DoubleValue other && Double.compare(value, other.value) == 0;
    }

    @Override
    public DataType getType() {
        return DataType.DOUBLE;
    }

    @Override
    public Double getValue() {
        return value;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }

    @Override
    public String toString() {
        return "DoubleValue [value=" + value + "]";
    }
}
