package dev.modelwire.engine.support.internal;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Refuses what XNNPACK would turn into a number: its kernels clamp with minimum and maximum instructions that answer the
 * bound when an operand is NaN, so a NaN (or an infinity that becomes one) would come out as a plausible score.
 */
public final class FiniteInput {

    private static final int EXPONENT = 0x7f80_0000;
    private static final int EXPONENT_UNIT = 0x0080_0000;
    private static final int BLOCK = 512;

    private final TensorInfo tensor;
    private final IntBuffer values;
    private final int[] block;
    private final int[] seen;

    /** Watches the buffer of an FP32 tensor. */
    public FiniteInput(TensorInfo tensor, ByteBuffer buffer) {
        this.tensor = tensor;
        this.values = buffer.duplicate().clear().order(ByteOrder.nativeOrder()).asIntBuffer();
        this.block = new int[Math.min(BLOCK, values.limit())];
        this.seen = new int[block.length];
    }

    /**
     * Looks at every value in the buffer. The copies in blocks, and a place of its own for each value of a block instead of one for
     * all, are what lets the compiler use vector instructions.
     */
    public void check() throws EngineException {
        Arrays.fill(seen, 0);
        for (int from = 0; from < values.limit(); from += block.length) {
            int length = Math.min(block.length, values.limit() - from);
            values.get(from, block, 0, length);
            for (int i = 0; i < length; i++) {
                seen[i] |= (block[i] & EXPONENT) + EXPONENT_UNIT; // only an exponent of ones carries into the sign
            }
        }
        int any = 0;
        for (int each : seen) {
            any |= each;
        }
        if (any < 0) {
            throw new EngineException(
                    EngineException.Kind.INVALID_INPUT,
                    "input [" + tensor.name() + "] has a value that is NaN or infinite: every value must be finite;"
                            + " refuse or impute the record before it is scored");
        }
    }
}
