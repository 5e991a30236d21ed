package dev.modelwire.engine.api;

/**
 * Element types of tensors, named as the Triton Inference Server (and with it Kura's stock AI component) names them.
 */
public enum ElementType {
    /** One byte, 0 or 1. */
    BOOL(1),
    /** Signed 8-bit integer. */
    INT8(1),
    /** Unsigned 8-bit integer. */
    UINT8(1),
    /** Signed 16-bit integer, native byte order. */
    INT16(2),
    /** Signed 32-bit integer, native byte order. */
    INT32(4),
    /** Signed 64-bit integer, native byte order. */
    INT64(8),
    /** IEEE 754 binary32, native byte order. */
    FP32(4),
    /** IEEE 754 binary64, native byte order. */
    FP64(8);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Returns the size of one element in bytes. */
    public int bytes() {
        return bytes;
    }
}
