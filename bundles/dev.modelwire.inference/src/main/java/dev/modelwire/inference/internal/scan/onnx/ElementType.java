package dev.modelwire.inference.internal.scan.onnx;

import dev.modelwire.inference.internal.scan.ScanRefusal;

/** The format's element types, in the order of their numbers from 1; and the field that holds those that are not raw. */
enum ElementType {
    FLOAT32(32, 4),
    UINT8(8, 5),
    INT8(8, 5),
    UINT16(16, 5),
    INT16(16, 5),
    INT32(32, 5),
    INT64(64, 7),
    STRING(0, 6),
    BOOL(8, 5),
    FLOAT16(16, 5),
    FLOAT64(64, 10),
    UINT32(32, 11),
    UINT64(64, 11),
    COMPLEX64(64, 4),
    COMPLEX128(128, 10),
    BFLOAT16(16, 5),
    FLOAT8E4M3FN(8, 5),
    FLOAT8E4M3FNUZ(8, 5),
    FLOAT8E5M2(8, 5),
    FLOAT8E5M2FNUZ(8, 5),
    UINT4(4, 5),
    INT4(4, 5),
    FLOAT4E2M1(4, 5);

    private static final ElementType[] ALL = values();

    final int bits;
    final int field;

    ElementType(int bits, int field) {
        this.bits = bits;
        this.field = field;
    }

    static ElementType of(long number) {
        if (number < 1) {
            throw ScanRefusal.damaged("element type [" + number + "] is none of the format");
        }
        if (number > ALL.length) {
            throw ScanRefusal.unsupported("element type [" + number + "] is not known here");
        }
        return ALL[(int) number - 1];
    }

    /** Returns how many entries of the typed field stand for so many elements. */
    long entries(long elements) {
        return switch (this) {
            case COMPLEX64, COMPLEX128 -> 2 * elements;
            case UINT4, INT4, FLOAT4E2M1 -> (elements + 1) / 2;
            default -> elements;
        };
    }
}
