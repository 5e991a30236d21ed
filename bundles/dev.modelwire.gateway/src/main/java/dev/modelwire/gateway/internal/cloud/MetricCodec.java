package dev.modelwire.gateway.internal.cloud;

import org.jspecify.annotations.Nullable;

/** One metric: field 1 name, 2 type, and one of 3 to 9 by type. */
final class MetricCodec {

    private static final int DOUBLE = 0;
    private static final int FLOAT = 1;
    private static final int INT64 = 2;
    private static final int INT32 = 3;
    private static final int BOOL = 4;
    private static final int STRING = 5;
    private static final int BYTES = 6;

    record Metric(String name, Object value) {}

    private MetricCodec() {}

    static byte[] encode(String name, Object value) {
        var out = new ProtoWriter().text(1, name);
        if (value instanceof Double d) {
            out.varint(2, DOUBLE).fixed64(3, d);
        } else if (value instanceof Float f) {
            out.varint(2, FLOAT).fixed32(4, f);
        } else if (value instanceof Long l) {
            out.varint(2, INT64).varint(5, l);
        } else if (value instanceof Integer i) {
            out.varint(2, INT32).varint(6, i);
        } else if (value instanceof Boolean b) {
            out.varint(2, BOOL).varint(7, b ? 1 : 0);
        } else if (value instanceof String s) {
            out.varint(2, STRING).text(8, s);
        } else if (value instanceof byte[] bytes) {
            out.varint(2, BYTES).bytes(9, bytes);
        } else {
            throw new IllegalArgumentException("Metric [" + name + "] is a ["
                    + value.getClass().getName() + "]: use Double, Float, Long, Integer, Boolean, String or byte[]");
        }
        return out.toBytes();
    }

    static Metric decode(byte[] bytes) {
        var reader = new ProtoReader(bytes);
        String name = null;
        Object value = null;
        while (reader.hasNext()) {
            switch (reader.field()) {
                case 1 -> name = reader.text();
                case 3 -> value = reader.fixed64();
                case 4 -> value = reader.fixed32();
                case 5 -> value = reader.varint();
                case 6 -> value = (int) reader.varint();
                case 7 -> value = reader.varint() != 0;
                case 8 -> value = reader.text();
                case 9 -> value = reader.bytes();
                default -> reader.skip();
            }
        }
        return new Metric(required(name, "name"), required(value, "value"));
    }

    private static <T> T required(@Nullable T part, String what) {
        if (part == null) {
            throw new IllegalArgumentException("Payload holds a metric without a [" + what + "]");
        }
        return part;
    }
}
