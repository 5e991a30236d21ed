package dev.modelwire.gateway.internal.cloud;

import java.util.Date;
import org.eclipse.kura.message.KuraPosition;
import org.jspecify.annotations.Nullable;

/** A position: doubles in fields 1 to 6, the time in 7, satellites and status in 8 and 9. */
@SuppressWarnings("JavaUtilDate") // Kura's position holds one
final class PositionCodec {

    private PositionCodec() {}

    static byte[] encode(KuraPosition position) {
        var out = new ProtoWriter();
        real(out, 1, position.getLatitude());
        real(out, 2, position.getLongitude());
        real(out, 3, position.getAltitude());
        real(out, 4, position.getPrecision());
        real(out, 5, position.getHeading());
        real(out, 6, position.getSpeed());
        var time = position.getTimestamp();
        if (time != null) {
            out.varint(7, time.getTime());
        }
        whole(out, 8, position.getSatellites());
        whole(out, 9, position.getStatus());
        return out.toBytes();
    }

    static KuraPosition decode(byte[] bytes) {
        var reader = new ProtoReader(bytes);
        var position = new KuraPosition();
        while (reader.hasNext()) {
            switch (reader.field()) {
                case 1 -> position.setLatitude(reader.fixed64());
                case 2 -> position.setLongitude(reader.fixed64());
                case 3 -> position.setAltitude(reader.fixed64());
                case 4 -> position.setPrecision(reader.fixed64());
                case 5 -> position.setHeading(reader.fixed64());
                case 6 -> position.setSpeed(reader.fixed64());
                case 7 -> position.setTimestamp(new Date(reader.varint()));
                case 8 -> position.setSatellites((int) reader.varint());
                case 9 -> position.setStatus((int) reader.varint());
                default -> reader.skip();
            }
        }
        return position;
    }

    private static void real(ProtoWriter out, int field, @Nullable Double value) {
        if (value != null) {
            out.fixed64(field, value);
        }
    }

    private static void whole(ProtoWriter out, int field, @Nullable Integer value) {
        if (value != null) {
            out.varint(field, value);
        }
    }
}
