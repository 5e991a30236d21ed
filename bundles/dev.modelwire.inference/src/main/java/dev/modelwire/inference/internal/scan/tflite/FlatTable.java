package dev.modelwire.inference.internal.scan.tflite;

import dev.modelwire.inference.internal.scan.PagedFile;
import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.Optional;

/** A table of a flatbuffer, whose field table was found to lie within the file. Offsets lead forward, so none leads back. */
final class FlatTable {

    /** Elements in a row. */
    record Vector(long start, int count) {}

    private static final Vector NONE = new Vector(0, 0);
    private static final int FIRST_FIELD = 4;

    private final PagedFile file;
    private final long at;
    private final long fields;
    private final int fieldBytes;
    private final int bytes;

    FlatTable(PagedFile file, long at) {
        this.file = file;
        this.at = at;
        requireAligned(at, 4, "a table");
        this.fields = at - file.int32(at);
        requireAligned(fields, 2, "a field table");
        file.require(fields, FIRST_FIELD, "a field table");
        this.fieldBytes = file.u16(fields);
        this.bytes = file.u16(fields + 2);
        if (fieldBytes < FIRST_FIELD || fieldBytes % 2 != 0 || bytes < FIRST_FIELD) {
            throw ScanRefusal.damaged("the field table at [" + fields + "] has [" + fieldBytes
                    + "] bytes for a table of [" + bytes + "]");
        }
        file.require(fields, fieldBytes, "a field table");
        file.require(at, bytes, "a table");
        for (int entry = FIRST_FIELD; entry < fieldBytes; entry += 2) {
            int offset = file.u16(fields + entry);
            if (offset != 0 && (offset < FIRST_FIELD || offset >= bytes)) {
                throw ScanRefusal.damaged("field [" + (entry / 2 - 2) + "] of the table at [" + at + "] lies at ["
                        + offset + "], outside of its [" + bytes + "] bytes");
            }
        }
    }

    static FlatTable root(PagedFile file) {
        return new FlatTable(file, file.u32(0));
    }

    boolean has(int slot) {
        return offset(slot) != 0;
    }

    int int8(int slot, int otherwise) {
        return has(slot) ? (byte) file.u8(position(slot, 1)) : otherwise;
    }

    int u8(int slot) {
        return has(slot) ? file.u8(position(slot, 1)) : 0;
    }

    boolean flag(int slot) {
        int value = u8(slot);
        if (value > 1) {
            throw ScanRefusal.damaged(
                    "field [" + slot + "] of the table at [" + at + "] is [" + value + "]: it must be 0 or 1");
        }
        return value == 1;
    }

    int int32(int slot, int otherwise) {
        return has(slot) ? file.int32(position(slot, 4)) : otherwise;
    }

    long u32(int slot) {
        return Integer.toUnsignedLong(int32(slot, 0));
    }

    long int64(int slot) {
        return has(slot) ? file.int64(position(slot, 8)) : 0;
    }

    float float32(int slot, float otherwise) {
        return has(slot) ? file.float32(position(slot, 4)) : otherwise;
    }

    Optional<FlatTable> table(int slot) {
        return has(slot) ? Optional.of(new FlatTable(file, target(position(slot, 4)))) : Optional.empty();
    }

    Vector vector(int slot, int elementBytes) {
        if (!has(slot)) {
            return NONE;
        }
        long start = target(position(slot, 4));
        requireAligned(start, 4, "a vector");
        long count = file.u32(start);
        file.require(start + 4, count * elementBytes, "a vector");
        if (count > Integer.MAX_VALUE) {
            throw ScanRefusal.damaged("the vector at [" + start + "] has [" + count + "] elements");
        }
        return new Vector(start + 4, (int) count);
    }

    /** Returns the table that the element of a vector refers to. */
    FlatTable element(Vector vector, int index) {
        return new FlatTable(file, target(vector.start() + 4L * index));
    }

    int[] int32s(int slot, int most) {
        Vector vector = vector(slot, 4);
        if (vector.count() > most) {
            throw ScanRefusal.damaged("the vector at [" + vector.start() + "] has [" + vector.count()
                    + "] elements: it may have [" + most + "]");
        }
        int[] values = new int[vector.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = file.int32(vector.start() + 4L * i);
        }
        return values;
    }

    /** Returns a text, or an empty one if the field is absent. */
    String text(int slot) {
        Vector bytesOfIt = vector(slot, 1);
        if (!has(slot)) {
            return "";
        }
        if (file.u8(bytesOfIt.start() + bytesOfIt.count()) != 0) {
            throw ScanRefusal.damaged("the text at [" + bytesOfIt.start() + "] does not end where its length says");
        }
        return file.text(bytesOfIt.start(), bytesOfIt.count());
    }

    PagedFile file() {
        return file;
    }

    private long target(long position) {
        long offset = file.u32(position);
        if (offset == 0) {
            throw ScanRefusal.damaged("the offset at [" + position + "] is 0: it must lead forward");
        }
        return position + offset;
    }

    private int offset(int slot) {
        int entry = FIRST_FIELD + 2 * slot;
        return entry < fieldBytes ? file.u16(fields + entry) : 0;
    }

    private long position(int slot, int width) {
        int offset = offset(slot);
        if (offset > bytes - width || (at + offset) % Math.min(width, 4) != 0) {
            throw ScanRefusal.damaged("field [" + slot + "] of the table at [" + at + "] lies at [" + offset
                    + "]: its [" + width + "] bytes end outside of the table's [" + bytes + "] or are not aligned");
        }
        return at + offset;
    }

    private static void requireAligned(long at, int alignment, String what) {
        if (at % alignment != 0) {
            throw ScanRefusal.damaged(what + " at [" + at + "] must be aligned to [" + alignment + "]");
        }
    }
}
