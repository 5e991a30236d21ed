package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.engine.api.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Widens values to elements of tensors, or says why not; never rounds, wraps or saturates a whole number. */
public final class Elements {

    private static final double TWO_TO_63 = 0x1p63;
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private Elements() {}

    /** Puts (value − offset) × scale; returns why it did not, or null. */
    public static @Nullable RefusalCode put(
            ElementType type, ByteBuffer to, @Nullable Object value, double offset, double scale) {
        boolean floating = type == ElementType.FP32 || type == ElementType.FP64;
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return putWhole(type, to, ((Number) value).longValue(), offset, scale, floating);
        }
        if (value instanceof Boolean truth) {
            return putWhole(type, to, truth ? 1 : 0, offset, scale, floating);
        }
        if (value instanceof Number number && (floating || value instanceof Double || value instanceof Float)) {
            return putDouble(type, to, number.doubleValue(), offset, scale);
        }
        return RefusalCode.WRONG_TYPE;
    }

    /** Puts raw little-endian elements into a buffer of either order. */
    static void putRaw(ElementType type, ByteBuffer to, byte[] bytes) {
        if (to.order() == ByteOrder.LITTLE_ENDIAN) {
            to.put(bytes);
            return;
        }
        int size = type.bytes();
        for (int element = 0; element < bytes.length; element += size) {
            for (int b = size - 1; b >= 0; b--) {
                to.put(bytes[element + b]);
            }
        }
    }

    static double get(ElementType type, ByteBuffer from) {
        return switch (type) {
            case BOOL -> from.get() == 0 ? 0 : 1;
            case INT8 -> from.get();
            case UINT8 -> from.get() & 0xff;
            case INT16 -> from.getShort();
            case INT32 -> from.getInt();
            case INT64 -> from.getLong();
            case FP32 -> from.getFloat();
            case FP64 -> from.getDouble();
        };
    }

    private static @Nullable RefusalCode putWhole(
            ElementType type, ByteBuffer to, long value, double offset, double scale, boolean floating) {
        if (floating) {
            return putDouble(type, to, (double) value, offset, scale);
        }
        if (offset == 0 && scale == 1) {
            return putInteger(type, to, value);
        }
        if (value > EXACT_IN_DOUBLE || value < -EXACT_IN_DOUBLE) {
            return RefusalCode.OUT_OF_RANGE;
        }
        return putDouble(type, to, (double) value, offset, scale);
    }

    private static @Nullable RefusalCode putDouble(
            ElementType type, ByteBuffer to, double raw, double offset, double scale) {
        if (!Double.isFinite(raw)) {
            return RefusalCode.NOT_FINITE;
        }
        double value = (raw - offset) * scale;
        switch (type) {
            case FP32 -> {
                float single = (float) value;
                if (!Float.isFinite(single)) {
                    return RefusalCode.OUT_OF_RANGE;
                }
                to.putFloat(single);
                return null;
            }
            case FP64 -> {
                if (!Double.isFinite(value)) {
                    return RefusalCode.OUT_OF_RANGE;
                }
                to.putDouble(value);
                return null;
            }
            case BOOL, INT8, UINT8, INT16, INT32, INT64 -> {
                if (!(value >= -TWO_TO_63 && value < TWO_TO_63)) {
                    return RefusalCode.OUT_OF_RANGE;
                }
                return value == Math.rint(value) ? putInteger(type, to, (long) value) : RefusalCode.WRONG_TYPE;
            }
        }
        return RefusalCode.WRONG_TYPE;
    }

    private static @Nullable RefusalCode putInteger(ElementType type, ByteBuffer to, long value) {
        if (value < least(type) || value > most(type)) {
            return RefusalCode.OUT_OF_RANGE;
        }
        switch (type.bytes()) {
            case Byte.BYTES -> to.put((byte) value);
            case Short.BYTES -> to.putShort((short) value);
            case Integer.BYTES -> to.putInt((int) value);
            default -> to.putLong(value);
        }
        return null;
    }

    /** Returns the least whole number that an element holds. */
    public static long least(ElementType type) {
        return switch (type) {
            case BOOL, UINT8 -> 0;
            case INT8 -> Byte.MIN_VALUE;
            case INT16 -> Short.MIN_VALUE;
            case INT32 -> Integer.MIN_VALUE;
            case INT64, FP32, FP64 -> Long.MIN_VALUE;
        };
    }

    /** Returns the greatest whole number that an element holds. */
    public static long most(ElementType type) {
        return switch (type) {
            case BOOL -> 1;
            case UINT8 -> 0xff;
            case INT8 -> Byte.MAX_VALUE;
            case INT16 -> Short.MAX_VALUE;
            case INT32 -> Integer.MAX_VALUE;
            case INT64, FP32, FP64 -> Long.MAX_VALUE;
        };
    }
}
