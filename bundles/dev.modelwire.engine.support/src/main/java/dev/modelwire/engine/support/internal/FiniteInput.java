package dev.modelwire.engine.support.internal;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Refuses what XNNPACK would turn into a number: its kernels clamp with minimum and maximum instructions that answer the
 * bound when an operand is NaN, so a NaN (or an infinity that becomes one) would come out as a plausible score.
 */
public final class FiniteInput {

    private static final long EXPONENTS = 0x7f80_0000_7f80_0000L;
    private static final long EXPONENT_UNITS = 0x0080_0000_0080_0000L;
    private static final long SIGNS = 0x8000_0000_8000_0000L;
    private static final int WIDTH = 128;
    private static final int BLOCK = 8 * WIDTH;

    private final TensorInfo tensor;
    private final ByteBuffer bytes;
    private final LongBuffer pairs;
    private final long[] block;
    private final long[] seen = new long[WIDTH];

    /** Watches the buffer of an FP32 tensor. */
    public FiniteInput(TensorInfo tensor, ByteBuffer buffer) {
        this.tensor = tensor;
        this.bytes = buffer.duplicate().clear().order(ByteOrder.nativeOrder());
        this.pairs = bytes.asLongBuffer();
        this.block = new long[Math.min(BLOCK, pairs.limit())];
    }

    /** Looks at every value in the buffer, two at a time. */
    public void check() throws EngineException {
        if ((any() & SIGNS) != 0) {
            throw new EngineException(
                    EngineException.Kind.INVALID_INPUT,
                    "input [" + tensor.name() + "] has a value that is NaN or infinite: every value must be finite;"
                            + " refuse or impute the record before it is scored");
        }
    }

    private long any() {
        long any = 0;
        int at = 0;
        if (block.length == BLOCK) {
            Arrays.fill(seen, 0);
            for (; at <= pairs.limit() - BLOCK; at += BLOCK) {
                pairs.get(at, block);
                look(block, seen);
            }
            for (long each : seen) {
                any |= each;
            }
        }
        int left = pairs.limit() - at;
        pairs.get(at, block, 0, left);
        for (int i = 0; i < left; i++) {
            any |= carried(block[i]);
        }
        return bytes.limit() % Long.BYTES == 0
                ? any
                : any | carried(Integer.toUnsignedLong(bytes.getInt(bytes.limit() - Integer.BYTES)));
    }

    /** Eight rows, as far apart as the compiler knows, and a place for each column: for these it finds vector instructions. */
    private static void look(long[] block, long[] seen) {
        for (int i = 0; i < WIDTH; i++) {
            seen[i] |= carried(block[i])
                    | carried(block[i + WIDTH])
                    | carried(block[i + 2 * WIDTH])
                    | carried(block[i + 3 * WIDTH])
                    | carried(block[i + 4 * WIDTH])
                    | carried(block[i + 5 * WIDTH])
                    | carried(block[i + 6 * WIDTH])
                    | carried(block[i + 7 * WIDTH]);
        }
    }

    /** Only an exponent of ones carries into the sign. */
    private static long carried(long pair) {
        return (pair & EXPONENTS) + EXPONENT_UNITS;
    }
}
