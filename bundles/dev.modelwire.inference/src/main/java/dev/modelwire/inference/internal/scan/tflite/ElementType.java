package dev.modelwire.inference.internal.scan.tflite;

import dev.modelwire.inference.internal.scan.ScanRefusal;

/** The schema's element types, in the order of their numbers. */
enum ElementType {
    FLOAT32(32),
    FLOAT16(16),
    INT32(32),
    UINT8(8),
    INT64(64),
    STRING(0),
    BOOL(8),
    INT16(16),
    COMPLEX64(64),
    INT8(8),
    FLOAT64(64),
    COMPLEX128(128),
    UINT64(64),
    RESOURCE(0),
    VARIANT(0),
    UINT32(32),
    UINT16(16),
    INT4(4);

    private static final ElementType[] ALL = values();

    final int bits;

    ElementType(int bits) {
        this.bits = bits;
    }

    static ElementType of(int number) {
        if (number < 0) {
            throw ScanRefusal.damaged("element type [" + number + "] is none of the format");
        }
        if (number >= ALL.length) {
            throw ScanRefusal.unsupported("element type [" + number + "] is not known here");
        }
        return ALL[number];
    }

    boolean quantised() {
        return this == INT8 || this == UINT8 || this == INT16 || this == INT4;
    }
}
