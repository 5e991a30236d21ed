package dev.modelwire.gateway.internal.cloud;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one protobuf message. */
final class ProtoReader {

    private final ByteBuffer buffer;
    private int wireType;

    ProtoReader(byte[] bytes) {
        this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean hasNext() {
        return buffer.hasRemaining();
    }

    /** The number of the next field, whose value must then be read or skipped. */
    int field() {
        var tag = varint();
        wireType = (int) (tag & 7);
        return (int) (tag >>> 3);
    }

    long varint() {
        long value = 0;
        for (var shift = 0; shift < 64; shift += 7) {
            var b = next();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("Payload holds a varint of more than 10 bytes");
    }

    double fixed64() {
        try {
            return buffer.getDouble();
        } catch (BufferUnderflowException e) {
            throw truncated(e);
        }
    }

    float fixed32() {
        try {
            return buffer.getFloat();
        } catch (BufferUnderflowException e) {
            throw truncated(e);
        }
    }

    byte[] bytes() {
        var length = varint();
        if (length < 0 || length > buffer.remaining()) {
            throw truncated(null);
        }
        var value = new byte[(int) length];
        buffer.get(value);
        return value;
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    void skip() {
        switch (wireType) {
            case 0 -> varint();
            case 1 -> fixed64();
            case 2 -> bytes();
            case 5 -> fixed32();
            default -> throw new IllegalArgumentException("Payload holds the unknown wire type [" + wireType + "]");
        }
    }

    private byte next() {
        try {
            return buffer.get();
        } catch (BufferUnderflowException e) {
            throw truncated(e);
        }
    }

    private static IllegalArgumentException truncated(@Nullable Throwable cause) {
        return new IllegalArgumentException("Payload ends in the middle of a field", cause);
    }
}
