package dev.modelwire.bndrun;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A payload on the wire, encoded and decoded here on its own: metrics of the types that Kapua uses, and a body.
 *
 * @param metrics in their order; String, Long, Integer or Boolean
 * @param body empty if there is none
 */
record KapuaMessage(Map<String, Object> metrics, String body) {

    private static final int METRIC = 5000;
    private static final int BODY = 5001;

    static KapuaMessage request(String id, Map<String, Object> more, String body) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("requester.client.id", "kapua-console");
        metrics.put("request.id", id);
        metrics.putAll(more);
        return new KapuaMessage(metrics, body);
    }

    Object metric(String name) {
        return metrics.get(name);
    }

    byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        metrics.forEach((name, value) -> bytes(out, METRIC, metric(name, value)));
        if (!body.isEmpty()) {
            bytes(out, BODY, body.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    /** {@code name=1, type=2}, and the value in the field of its type. */
    private static byte[] metric(String name, Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bytes(out, 1, name.getBytes(StandardCharsets.UTF_8));
        if (value instanceof Long number) {
            number(out, 2, 2);
            number(out, 5, number);
        } else if (value instanceof Integer number) {
            number(out, 2, 3);
            number(out, 6, number);
        } else if (value instanceof Boolean flag) {
            number(out, 2, 4);
            number(out, 7, flag ? 1 : 0);
        } else {
            number(out, 2, 5);
            bytes(out, 8, value.toString().getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int field, long value) {
        varint(out, (long) field << 3);
        varint(out, value);
    }

    private static void bytes(ByteArrayOutputStream out, int field, byte[] value) {
        varint(out, ((long) field << 3) | 2);
        varint(out, value.length);
        out.writeBytes(value);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    static KapuaMessage decode(byte[] wire) throws IOException {
        boolean zipped = wire.length > 2 && (wire[0] & 0xff) == 0x1f && (wire[1] & 0xff) == 0x8b;
        ByteBuffer in =
                ByteBuffer.wrap(zipped ? new GZIPInputStream(new ByteArrayInputStream(wire)).readAllBytes() : wire);
        Map<String, Object> metrics = new LinkedHashMap<>();
        String body = "";
        while (in.hasRemaining()) {
            Field field = Field.read(in);
            if (field.number() == METRIC) {
                Map<Integer, Object> parts = new LinkedHashMap<>();
                ByteBuffer metric = ByteBuffer.wrap((byte[]) field.value());
                while (metric.hasRemaining()) {
                    Field part = Field.read(metric);
                    parts.put(part.number(), part.value());
                }
                metrics.put(text(parts.get(1)), value(parts));
            } else if (field.number() == BODY) {
                body = text(field.value());
            }
        }
        return new KapuaMessage(metrics, body);
    }

    private static Object value(Map<Integer, Object> parts) {
        return switch (((Long) parts.get(2)).intValue()) {
            case 2 -> parts.get(5);
            case 3 -> ((Long) parts.get(6)).intValue();
            case 4 -> ((Long) parts.get(7)) == 1;
            case 5 -> text(parts.get(8));
            default -> "of another type";
        };
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    /** One field of a message; the value is a Long or bytes. */
    private record Field(int number, Object value) {

        static Field read(ByteBuffer in) {
            long key = varint(in);
            int number = (int) (key >>> 3);
            return switch ((int) (key & 7)) {
                case 0 -> new Field(number, varint(in));
                case 1 -> new Field(number, in.order(ByteOrder.LITTLE_ENDIAN).getLong());
                case 2 -> {
                    byte[] bytes = new byte[(int) varint(in)];
                    in.get(bytes);
                    yield new Field(number, bytes);
                }
                default ->
                    new Field(number, (long) in.order(ByteOrder.LITTLE_ENDIAN).getInt());
            };
        }

        private static long varint(ByteBuffer in) {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = in.get();
                value |= (next & 0x7fL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }
    }
}
