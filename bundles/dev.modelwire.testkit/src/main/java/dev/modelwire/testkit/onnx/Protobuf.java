package dev.modelwire.testkit.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A message of protocol buffers in the making, by field numbers. Not safe for use by several threads. */
public final class Protobuf {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Adds a whole number. */
    public Protobuf varint(int field, long value) {
        key(field, 0);
        raw(value);
        return this;
    }

    /** Adds a fraction of four bytes. */
    public Protobuf float32(int field, float value) {
        key(field, 5);
        out.writeBytes(ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array());
        return this;
    }

    /** Adds bytes with their length. */
    public Protobuf bytes(int field, byte[] value) {
        key(field, 2);
        raw(value.length);
        out.writeBytes(value);
        return this;
    }

    /** Adds a text in UTF-8. */
    public Protobuf text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a message within this one. */
    public Protobuf message(int field, Protobuf value) {
        return bytes(field, value.toBytes());
    }

    /** Adds whole numbers in one run of bytes. */
    public Protobuf packed(int field, long... values) {
        Protobuf run = new Protobuf();
        for (long value : values) {
            run.raw(value);
        }
        return bytes(field, run.toBytes());
    }

    /** Returns the message. */
    public byte[] toBytes() {
        return out.toByteArray();
    }

    private void key(int field, int wireType) {
        raw(((long) field << 3) | wireType);
    }

    private void raw(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
