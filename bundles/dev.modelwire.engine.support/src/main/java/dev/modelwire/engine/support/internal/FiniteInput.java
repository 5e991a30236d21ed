package dev.modelwire.engine.support.internal;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * Refuses what XNNPACK would turn into a number: its kernels clamp with minimum and maximum instructions that answer the
 * bound when an operand is NaN, so a NaN (or an infinity that becomes one) would come out as a plausible score.
 */
public final class FiniteInput {

    private static final long EXPONENTS = 0x7f80_0000_7f80_0000L;
    private static final long EXPONENT_UNITS = 0x0080_0000_0080_0000L;
    private static final long SIGNS = 0x8000_0000_8000_0000L;
    private static final int BLOCK = 512;

    private final TensorInfo tensor;
    private final ByteBuffer bytes;
    private final LongBuffer pairs;
    private final long[] block;

    /** Watches the buffer of an FP32 tensor. */
    public FiniteInput(TensorInfo tensor, ByteBuffer buffer) {
        this.tensor = tensor;
        this.bytes = buffer.duplicate().clear().order(ByteOrder.nativeOrder());
        this.pairs = bytes.asLongBuffer();
        this.block = new long[Math.min(BLOCK, pairs.limit())];
    }

    /**
     * Looks at every value in the buffer, two at a time. Copies in blocks and four sums that do not wait for each other make it as
     * quick as memory, whether or not the compiler finds vector instructions for it.
     */
    public void check() throws EngineException {
        long any = 0;
        for (int from = 0; from < pairs.limit(); from += block.length) {
            int length = Math.min(block.length, pairs.limit() - from);
            pairs.get(from, block, 0, length);
            any |= carries(block, length);
        }
        if (bytes.limit() % Long.BYTES != 0) {
            any |= carried(Integer.toUnsignedLong(bytes.getInt(bytes.limit() - Integer.BYTES)));
        }
        if ((any & SIGNS) != 0) {
            throw new EngineException(
                    EngineException.Kind.INVALID_INPUT,
                    "input [" + tensor.name() + "] has a value that is NaN or infinite: every value must be finite;"
                            + " refuse or impute the record before it is scored");
        }
    }

    private static long carries(long[] block, int length) {
        long first = 0;
        long second = 0;
        long third = 0;
        long fourth = 0;
        int i = 0;
        for (; i < length - 3; i += 4) {
            first |= carried(block[i]);
            second |= carried(block[i + 1]);
            third |= carried(block[i + 2]);
            fourth |= carried(block[i + 3]);
        }
        for (; i < length; i++) {
            first |= carried(block[i]);
        }
        return first | second | third | fourth;
    }

    /** Only an exponent of ones carries into the sign. */
    private static long carried(long pair) {
        return (pair & EXPONENTS) + EXPONENT_UNITS;
    }
}
