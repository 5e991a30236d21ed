package dev.modelwire.testkit.mutation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;

/** Finds the weights of a sound model file: the bytes that can be anything without the file's structure changing. */
public final class Payload {
    /** Shorter constants are shapes, axes and the like: structure, not weights. */
    private static final int SHORTEST = 128;

    private Payload() {}

    /** Returns the positions of the weights of a file of the format {@code tflite} or {@code onnx}. */
    public static BitSet of(String format, byte[] model) {
        ByteBuffer file = ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN);
        return switch (format) {
            case "tflite" -> tflite(file);
            case "onnx" -> onnx(file);
            default -> throw new IllegalArgumentException("Format [" + format + "] must be [tflite] or [onnx]");
        };
    }

    private static BitSet tflite(ByteBuffer file) {
        BitSet payload = new BitSet();
        int buffers = target(file, field(file, file.getInt(0), 4));
        for (int i = 0; i < file.getInt(buffers); i++) {
            int data = field(file, target(file, buffers + 4 + 4 * i), 0);
            if (data != 0) {
                int vector = target(file, data);
                add(payload, vector + 4, file.getInt(vector));
            }
        }
        return payload;
    }

    private static int target(ByteBuffer file, int at) {
        return at + file.getInt(at);
    }

    private static int field(ByteBuffer file, int table, int slot) {
        int vtable = table - file.getInt(table);
        int entry = 4 + 2 * slot;
        int offset = entry < file.getShort(vtable) ? file.getShort(vtable + entry) : 0;
        return offset == 0 ? 0 : table + offset;
    }

    /** Model field 7 is the graph, its field 5 the constants, their field 9 the bytes. */
    private static BitSet onnx(ByteBuffer file) {
        BitSet payload = new BitSet();
        descend(file, 0, file.limit(), 0, payload);
        return payload;
    }

    private static void descend(ByteBuffer file, int from, int to, int depth, BitSet payload) {
        int[] path = {7, 5, 9};
        file.position(from);
        while (file.position() < to) {
            long key = varint(file);
            if ((key & 7) == 5) {
                file.position(file.position() + 4);
            } else if ((key & 7) != 2) {
                varint(file);
            } else {
                int length = (int) varint(file);
                int start = file.position();
                if (key >> 3 == path[depth] && depth == path.length - 1) {
                    add(payload, start, length);
                } else if (key >> 3 == path[depth]) {
                    descend(file, start, start + length, depth + 1, payload);
                }
                file.position(start + length);
            }
        }
    }

    private static long varint(ByteBuffer file) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = file.get();
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    private static void add(BitSet payload, int from, int length) {
        if (length >= SHORTEST) {
            payload.set(from, from + length);
        }
    }
}
