package org.eclipse.kura.type;

import java.util.Arrays;
import org.eclipse.kura.annotation.Immutable;
import org.eclipse.kura.annotation.ThreadSafe;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Bytes, which are not copied, as on a gateway: who makes or reads one must not change them. */
@Immutable
@ProviderType
@ThreadSafe
public class ByteArrayValue implements TypedValue<byte[]> {

    private final byte[] value;

    public ByteArrayValue(byte[] value) {
        this.value = value;
    }

    @Override
    public int compareTo(TypedValue<byte[]> otherTypedValue) {
        return Arrays.compare(value, otherTypedValue.getValue());
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof ByteArrayValue other && Arrays.equals(value, other.value);
    }

    @Override
    public DataType getType() {
        return DataType.BYTE_ARRAY;
    }

    @Override
    public byte[] getValue() {
        return value;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "ByteArrayValue [value=" + Arrays.toString(value) + "]";
    }
}
