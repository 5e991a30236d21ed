package dev.modelwire.kura.internal.ai;

import dev.modelwire.api.inference.TensorSpec;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;

/** The element types of tensors, as Triton names them, and how values become elements and elements values. */
enum Kind {
    BOOL(1),
    INT8(1),
    UINT8(1),
    INT16(2),
    INT32(4),
    INT64(8),
    FP32(4),
    FP64(8);

    private static final double TWO_TO_63 = 0x1p63;

    private final int bytes;

    Kind(int bytes) {
        this.bytes = bytes;
    }

    static Kind of(TensorSpec spec) throws Refused {
        for (Kind kind : values()) {
            if (kind.name().equals(spec.type())) {
                return kind;
            }
        }
        throw new Refused(
                KuraErrorCode.OPERATION_NOT_SUPPORTED,
                "tensor [" + spec.name() + "] has elements of type [" + spec.type() + "]: that is not known here");
    }

    int bytes() {
        return bytes;
    }

    boolean isFloating() {
        return this == FP32 || this == FP64;
    }

    /** Puts a number or truth value, never rounding, wrapping or saturating a whole number; returns why it did not. */
    Optional<String> put(ByteBuffer to, Object value) {
        if (value instanceof Boolean truth) {
            return putWhole(to, truth ? 1 : 0);
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            long whole = ((Number) value).longValue();
            return isFloating() ? putReal(to, (double) whole) : putWhole(to, whole);
        }
        if (value instanceof Float || value instanceof Double) {
            return putReal(to, ((Number) value).doubleValue());
        }
        return Optional.of("is of type [" + value.getClass().getSimpleName() + "], which is no number");
    }

    /** Takes the next element as what the host can make a property of. */
    Object get(ByteBuffer from) {
        return switch (this) {
            case BOOL -> from.get() != 0;
            case INT8 -> (int) from.get();
            case UINT8 -> from.get() & 0xff;
            case INT16 -> (int) from.getShort();
            case INT32 -> from.getInt();
            case INT64 -> from.getLong();
            case FP32 -> from.getFloat();
            case FP64 -> from.getDouble();
        };
    }

    /** Returns the index of the first element that is no finite number or truth value, -1 if there is none. */
    int firstFlaw(ByteBuffer elements) {
        int count = elements.limit() / bytes;
        for (int i = 0; i < count; i++) {
            boolean sound =
                    switch (this) {
                        case FP32 -> Float.isFinite(elements.getFloat(i * bytes));
                        case FP64 -> Double.isFinite(elements.getDouble(i * bytes));
                        case BOOL -> (elements.get(i) & 0xfe) == 0;
                        case INT8, UINT8, INT16, INT32, INT64 -> true;
                    };
            if (!sound) {
                return i;
            }
        }
        return -1;
    }

    /** Copies whole elements between buffers of the same or of different byte orders. */
    void copy(ByteBuffer from, ByteBuffer to) {
        if (from.order() == to.order()) {
            to.put(from);
            return;
        }
        byte[] element = new byte[bytes];
        while (from.hasRemaining()) {
            from.get(element);
            for (int b = bytes - 1; b >= 0; b--) {
                to.put(element[b]);
            }
        }
    }

    private Optional<String> putReal(ByteBuffer to, double value) {
        if (!Double.isFinite(value)) {
            return Optional.of("is [" + value + "]: a model is never given NaN or infinity");
        }
        switch (this) {
            case FP64 -> to.putDouble(value);
            case FP32 -> {
                if (!Float.isFinite((float) value)) {
                    return outside(value);
                }
                to.putFloat((float) value);
            }
            case BOOL, INT8, UINT8, INT16, INT32, INT64 -> {
                if (value != Math.rint(value) || value < -TWO_TO_63 || value >= TWO_TO_63) {
                    return outside(value);
                }
                return putWhole(to, (long) value);
            }
        }
        return Optional.empty();
    }

    private Optional<String> putWhole(ByteBuffer to, long value) {
        switch (this) {
            case FP32, FP64 -> {
                return putReal(to, (double) value);
            }
            case INT64 -> to.putLong(value);
            case INT32 -> {
                if (value != (int) value) {
                    return outside(value);
                }
                to.putInt((int) value);
            }
            case INT16 -> {
                if (value != (short) value) {
                    return outside(value);
                }
                to.putShort((short) value);
            }
            case BOOL, INT8, UINT8 -> {
                long most = this == BOOL ? 1 : this == INT8 ? Byte.MAX_VALUE : 0xff;
                if (value > most || value < (this == INT8 ? Byte.MIN_VALUE : 0)) {
                    return outside(value);
                }
                to.put((byte) value);
            }
        }
        return Optional.empty();
    }

    private Optional<String> outside(Number value) {
        return Optional.of("is [" + value + "], which " + this + " cannot hold");
    }
}
