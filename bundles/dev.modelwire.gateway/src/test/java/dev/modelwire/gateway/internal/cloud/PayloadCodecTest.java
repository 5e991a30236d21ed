package dev.modelwire.gateway.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JavaUtilDate") // Kura's payload holds one
class PayloadCodecTest {

    private static KuraPayload metric(Object value) {
        var payload = new KuraPayload();
        payload.addMetric("m", value);
        return payload;
    }

    private static Object roundTrip(Object value) {
        return PayloadCodec.decode(PayloadCodec.encode(metric(value), false)).getMetric("m");
    }

    @Test
    void encode_timestampMetricAndBody_areTheKnownBytes() {
        var payload = metric(1.0);
        payload.setTimestamp(new Date(150));
        payload.setBody(new byte[] {1, 2});

        // 08=timestamp, c2b802=metric 5000 of 14 bytes (name m, type DOUBLE, 1.0), cab802=body 5001
        assertEquals(
                "089601" + "c2b8020e" + "0a016d" + "1000" + "19000000000000f03f" + "cab802020102",
                HexFormat.of().formatHex(PayloadCodec.encode(payload, false)));
    }

    @Test
    void encode_negativeInteger_isTenBytesAsProtobufSays() {
        assertEquals(
                "c2b80210" + "0a016d" + "1003" + "30ffffffffffffffffff01",
                HexFormat.of().formatHex(PayloadCodec.encode(metric(-1), false)));
    }

    @Test
    void roundTrip_everyType_isEqual() {
        assertEquals(-2.5, roundTrip(-2.5));
        assertEquals(1.5f, roundTrip(1.5f));
        assertEquals(Long.MIN_VALUE, roundTrip(Long.MIN_VALUE));
        assertEquals(-7, roundTrip(-7));
        assertEquals(true, roundTrip(true));
        assertEquals("ä", roundTrip("ä"));
        assertArrayEquals(new byte[] {0, -1}, (byte[]) roundTrip(new byte[] {0, -1}));
    }

    @Test
    void roundTrip_position_isEqual() {
        var position = new KuraPosition();
        position.setLatitude(46.2);
        position.setSpeed(3.0);
        position.setTimestamp(new Date(99));
        position.setSatellites(5);
        var payload = new KuraPayload();
        payload.setPosition(position);

        var decoded = PayloadCodec.decode(PayloadCodec.encode(payload, false)).getPosition();

        assertEquals(46.2, decoded.getLatitude());
        assertEquals(3.0, decoded.getSpeed());
        assertEquals(new Date(99), decoded.getTimestamp());
        assertEquals(5, decoded.getSatellites());
    }

    @Test
    void encode_gzip_onlyWhenSmaller() {
        var payload = metric("x".repeat(1_000));
        var zipped = PayloadCodec.encode(payload, true);

        assertTrue(zipped.length < 100);
        assertEquals("x".repeat(1_000), PayloadCodec.decode(zipped).getMetric("m"));
        assertArrayEquals(PayloadCodec.encode(metric(1), false), PayloadCodec.encode(metric(1), true));
    }

    @Test
    void encode_nullMetric_isLeftOut() {
        assertFalse(PayloadCodec.decode(PayloadCodec.encode(metric(null), false))
                .metricNames()
                .contains("m"));
    }

    @Test
    void encode_unknownType_saysWhich() {
        var failure = assertThrows(IllegalArgumentException.class, () -> PayloadCodec.encode(metric((short) 1), false));

        assertTrue(failure.getMessage().startsWith("Metric [m] is a [java.lang.Short]"), failure.getMessage());
    }

    @Test
    void decode_unknownFields_areSkipped() {
        var bytes = new ProtoWriter()
                .varint(3, 1)
                .fixed64(4, 1)
                .fixed32(6, 1)
                .text(7, "x")
                .text(5001, "b")
                .toBytes();

        assertArrayEquals(new byte[] {'b'}, PayloadCodec.decode(bytes).getBody());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 9, 12})
    void decode_truncated_isRefused(int length) {
        var bytes = PayloadCodec.encode(metric("text"), false);

        assertThrows(IllegalArgumentException.class, () -> PayloadCodec.decode(Arrays.copyOf(bytes, length)));
    }

    @Test
    void decode_gzipMagicWithoutGzip_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> PayloadCodec.decode(new byte[] {0x1f, (byte) 0x8b, 0}));
    }
}
