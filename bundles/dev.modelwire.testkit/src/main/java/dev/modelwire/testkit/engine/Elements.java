package dev.modelwire.testkit.engine;

import dev.modelwire.engine.api.ElementType;
import java.nio.ByteBuffer;

/** Reads and writes elements of every type as doubles. */
final class Elements {

    private Elements() {}

    static double get(ElementType type, ByteBuffer from) {
        return switch (type) {
            case BOOL, INT8 -> from.get();
            case UINT8 -> from.get() & 0xff;
            case INT16 -> from.getShort();
            case INT32 -> from.getInt();
            case INT64 -> from.getLong();
            case FP32 -> from.getFloat();
            case FP64 -> from.getDouble();
        };
    }

    static void put(ElementType type, ByteBuffer to, double value) {
        switch (type) {
            case BOOL, INT8, UINT8 -> to.put((byte) (long) value);
            case INT16 -> to.putShort((short) (long) value);
            case INT32 -> to.putInt((int) (long) value);
            case INT64 -> to.putLong((long) value);
            case FP32 -> to.putFloat((float) value);
            case FP64 -> to.putDouble(value);
        }
    }
}
