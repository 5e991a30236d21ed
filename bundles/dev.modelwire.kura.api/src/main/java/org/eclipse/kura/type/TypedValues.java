package org.eclipse.kura.type;

import java.util.Base64;
import org.osgi.annotation.versioning.ProviderType;

/** Makes typed values. */
@ProviderType
public final class TypedValues {

    private TypedValues() {}

    public static BooleanValue newBooleanValue(boolean value) {
        return new BooleanValue(value);
    }

    public static ByteArrayValue newByteArrayValue(byte[] value) {
        return new ByteArrayValue(value);
    }

    public static FloatValue newFloatValue(float value) {
        return new FloatValue(value);
    }

    public static DoubleValue newDoubleValue(double value) {
        return new DoubleValue(value);
    }

    public static IntegerValue newIntegerValue(int value) {
        return new IntegerValue(value);
    }

    public static LongValue newLongValue(long value) {
        return new LongValue(value);
    }

    public static StringValue newStringValue(String value) {
        return new StringValue(value);
    }

    /** Takes a Boolean, byte[], Float, Double, Integer, Long or String; anything else is an illegal argument. */
    public static TypedValue<?> newTypedValue(Object value) {
        if (value instanceof Boolean it) {
            return new BooleanValue(it);
        } else if (value instanceof byte[] it) {
            return new ByteArrayValue(it);
        } else if (value instanceof Float it) {
            return new FloatValue(it);
        } else if (value instanceof Double it) {
            return new DoubleValue(it);
        } else if (value instanceof Integer it) {
            return new IntegerValue(it);
        } else if (value instanceof Long it) {
            return new LongValue(it);
        } else if (value instanceof String it) {
            return new StringValue(it);
        }
        var type = value == null ? "null" : value.getClass().getName();
        throw new IllegalArgumentException("Value of type [" + type
                + "] cannot be typed: use Boolean, byte[], Float, Double, Integer, Long or String");
    }

    /** Reads a value from its text; bytes are Base64. Text that does not fit the type is an illegal argument. */
    public static TypedValue<?> parseTypedValue(DataType type, String value) {
        return switch (type) {
            case BOOLEAN -> new BooleanValue(Boolean.parseBoolean(value));
            case BYTE_ARRAY -> new ByteArrayValue(Base64.getDecoder().decode(value));
            case DOUBLE -> new DoubleValue(Double.parseDouble(value));
            case INTEGER -> new IntegerValue(Integer.parseInt(value));
            case LONG -> new LongValue(Long.parseLong(value));
            case FLOAT -> new FloatValue(Float.parseFloat(value));
            case STRING -> new StringValue(value);
        };
    }
}
