package dev.modelwire.engine.support.internal;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/**
 * Refuses what XNNPACK would turn into a number: its kernels clamp with minimum and maximum instructions that answer the
 * bound when an operand is NaN, so a NaN (or an infinity that becomes one) would come out as a plausible score.
 */
public final class FiniteInput {

    private static final int EXPONENT = 0x7f80_0000;
    private static final int EXPONENT_UNIT = 0x0080_0000;
    private static final int BLOCK = 1024;

    private final TensorInfo tensor;
    private final IntBuffer values;
    private final int[] block;

    /** Watches the buffer of an FP32 tensor. */
    public FiniteInput(TensorInfo tensor, ByteBuffer buffer) {
        this.tensor = tensor;
        this.values = buffer.duplicate().clear().order(ByteOrder.nativeOrder()).asIntBuffer();
        this.block = new int[Math.min(BLOCK, values.limit())];
    }

    /** Looks at every value in the buffer; the copies in blocks are what lets the compiler use vector instructions. */
    public void check() throws EngineException {
        int seen = 0;
        for (int from = 0; from < values.limit(); from += block.length) {
            int length = Math.min(block.length, values.limit() - from);
            values.get(from, block, 0, length);
            for (int i = 0; i < length; i++) {
                seen |= (block[i] & EXPONENT) + EXPONENT_UNIT; // only an exponent of ones carries into the sign
            }
        }
        if (seen < 0) {
            throw new EngineException(
                    EngineException.Kind.INVALID_INPUT,
                    "input [" + tensor.name() + "] has a value that is NaN or infinite: every value must be finite;"
                            + " refuse or impute the record before it is scored");
        }
    }
}
