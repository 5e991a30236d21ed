package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.engine.api.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks through raw little-endian elements before a model gets them. It looks at all of them without a branch, in blocks that
 * are copied first: that is what lets the compiler use vector instructions. For one thread at a time.
 */
final class RawElements {

    private static final int SINGLE_EXPONENT = 0x7f80_0000;
    private static final int SINGLE_UNIT = 0x0080_0000;
    private static final long DOUBLE_EXPONENT = 0x7ff0_0000_0000_0000L;
    private static final long DOUBLE_UNIT = 0x0010_0000_0000_0000L;
    private static final int BLOCK = 512;

    private final ElementType type;
    private final int[] singles;
    private final int[] seenSingles;
    private final long[] doubles;

    RawElements(ElementType type) {
        this.type = type;
        singles = new int[type == ElementType.FP32 ? BLOCK : 0];
        seenSingles = new int[singles.length];
        doubles = new long[type == ElementType.FP64 ? BLOCK : 0];
    }

    /** Returns why these whole elements cannot be given to a model, or null. */
    @Nullable
    RefusalCode problem(byte[] bytes) {
        return switch (type) {
            case FP32 -> isFinite(singles(bytes)) ? null : RefusalCode.NOT_FINITE;
            case FP64 -> isFinite(doubles(bytes)) ? null : RefusalCode.NOT_FINITE;
            case BOOL -> isBoolean(bytes) ? null : RefusalCode.OUT_OF_RANGE;
            case INT8, UINT8, INT16, INT32, INT64 -> null;
        };
    }

    private boolean isFinite(IntBuffer values) {
        Arrays.fill(seenSingles, 0);
        while (values.hasRemaining()) {
            int length = Math.min(BLOCK, values.remaining());
            values.get(singles, 0, length);
            for (int i = 0; i < length; i++) {
                // only an exponent of ones carries into the sign
                seenSingles[i] |= (singles[i] & SINGLE_EXPONENT) + SINGLE_UNIT;
            }
        }
        int any = 0;
        for (int seen : seenSingles) {
            any |= seen;
        }
        return any >= 0;
    }

    private boolean isFinite(LongBuffer values) {
        long seen = 0;
        while (values.hasRemaining()) {
            int length = Math.min(BLOCK, values.remaining());
            values.get(doubles, 0, length);
            for (int i = 0; i < length; i++) {
                seen |= (doubles[i] & DOUBLE_EXPONENT) + DOUBLE_UNIT;
            }
        }
        return seen >= 0;
    }

    private static IntBuffer singles(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    }

    private static LongBuffer doubles(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    }

    private static boolean isBoolean(byte[] bytes) {
        int seen = 0;
        for (byte b : bytes) {
            seen |= b;
        }
        return seen == 0 || seen == 1;
    }
}
