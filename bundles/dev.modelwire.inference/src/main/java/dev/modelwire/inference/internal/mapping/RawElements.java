package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.engine.api.ElementType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Looks through raw little-endian elements before a model gets them: at all of them, without a branch, eight bytes at a time. */
final class RawElements {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WIDTH = 128;
    private static final int BLOCK = 8 * WIDTH;

    private static final long SINGLE_EXPONENTS = 0x7f80_0000_7f80_0000L;
    private static final long SINGLE_UNITS = 0x0080_0000_0080_0000L;
    private static final long SINGLE_SIGNS = 0x8000_0000_8000_0000L;
    private static final long DOUBLE_EXPONENT = 0x7ff0_0000_0000_0000L;
    private static final long DOUBLE_UNIT = 0x0010_0000_0000_0000L;
    private static final long DOUBLE_SIGN = 0x8000_0000_0000_0000L;

    private final ElementType type;
    private final long[] block;
    private final long[] seen = new long[WIDTH];

    /** Is for one thread at a time, and elements of this many bytes. */
    RawElements(ElementType type, int byteCount) {
        this.type = type;
        block = new long[Math.min(BLOCK, byteCount / Long.BYTES)];
    }

    /** Returns why these whole elements cannot be given to a model, or null. */
    @Nullable
    RefusalCode problem(byte[] bytes) {
        return switch (type) {
            case FP32 -> areFiniteSingles(bytes) ? null : RefusalCode.NOT_FINITE;
            case FP64 -> areFiniteDoubles(bytes) ? null : RefusalCode.NOT_FINITE;
            case BOOL -> areBooleans(bytes) ? null : RefusalCode.OUT_OF_RANGE;
            case INT8, UINT8, INT16, INT32, INT64 -> null;
        };
    }

    private boolean areFiniteSingles(byte[] bytes) {
        long sums = sums(bytes, SINGLE_EXPONENTS, SINGLE_UNITS);
        if (bytes.length % Long.BYTES != 0) {
            long last = Integer.toUnsignedLong((int) INTS.get(bytes, bytes.length - Integer.BYTES));
            sums |= sum(last, SINGLE_EXPONENTS, SINGLE_UNITS);
        }
        return (sums & SINGLE_SIGNS) == 0;
    }

    private boolean areFiniteDoubles(byte[] bytes) {
        return (sums(bytes, DOUBLE_EXPONENT, DOUBLE_UNIT) & DOUBLE_SIGN) == 0;
    }

    /** Returns all bits of all sums of whole longs. */
    private long sums(byte[] bytes, long exponents, long units) {
        LongBuffer longs = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        long any = 0;
        int at = 0;
        if (block.length == BLOCK) {
            Arrays.fill(seen, 0);
            for (; at <= longs.limit() - BLOCK; at += BLOCK) {
                longs.get(at, block);
                look(block, seen, exponents, units);
            }
            for (long each : seen) {
                any |= each;
            }
        }
        int left = longs.limit() - at;
        longs.get(at, block, 0, left);
        for (int i = 0; i < left; i++) {
            any |= sum(block[i], exponents, units);
        }
        return any;
    }

    /** Eight rows, as far apart as the compiler knows, and a place for each column: for these it finds vector instructions. */
    private static void look(long[] block, long[] seen, long exponents, long units) {
        for (int i = 0; i < WIDTH; i++) {
            seen[i] |= sum(block[i], exponents, units)
                    | sum(block[i + WIDTH], exponents, units)
                    | sum(block[i + 2 * WIDTH], exponents, units)
                    | sum(block[i + 3 * WIDTH], exponents, units)
                    | sum(block[i + 4 * WIDTH], exponents, units)
                    | sum(block[i + 5 * WIDTH], exponents, units)
                    | sum(block[i + 6 * WIDTH], exponents, units)
                    | sum(block[i + 7 * WIDTH], exponents, units);
        }
    }

    /** Only an exponent of ones carries into the sign. */
    private static long sum(long bits, long exponents, long units) {
        return (bits & exponents) + units;
    }

    private static boolean areBooleans(byte[] bytes) {
        int seen = 0;
        for (byte b : bytes) {
            seen |= b;
        }
        return seen == 0 || seen == 1;
    }
}
