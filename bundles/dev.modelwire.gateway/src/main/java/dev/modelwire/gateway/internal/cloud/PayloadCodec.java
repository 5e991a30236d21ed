package dev.modelwire.gateway.internal.cloud;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.kura.message.KuraPayload;

/** Kura's protobuf form of a payload. Decoding accepts gzip; encoding uses it when asked and when it is smaller. */
@SuppressWarnings("JavaUtilDate") // Kura's payload holds one
public final class PayloadCodec {

    private static final int TIMESTAMP = 1;
    private static final int POSITION = 2;
    private static final int METRIC = 5000;
    private static final int BODY = 5001;
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private PayloadCodec() {}

    public static byte[] encode(KuraPayload payload, boolean gzip) {
        var plain = encode(payload);
        if (!gzip) {
            return plain;
        }
        var zipped = zip(plain);
        return zipped.length < plain.length ? zipped : plain;
    }

    private static byte[] encode(KuraPayload payload) {
        var message = new ProtoWriter();
        var timestamp = payload.getTimestamp();
        if (timestamp != null) {
            message.varint(TIMESTAMP, timestamp.getTime());
        }
        var position = payload.getPosition();
        if (position != null) {
            message.bytes(POSITION, PositionCodec.encode(position));
        }
        for (var name : payload.metricNames()) {
            var value = payload.getMetric(name);
            if (value != null) {
                message.bytes(METRIC, MetricCodec.encode(name, value));
            }
        }
        var body = payload.getBody();
        if (body != null) {
            message.bytes(BODY, body);
        }
        return message.toBytes();
    }

    /** @throws IllegalArgumentException when the bytes are no payload, or more than 16 MiB when unpacked */
    public static KuraPayload decode(byte[] bytes) {
        var reader = new ProtoReader(isGzip(bytes) ? unzip(bytes) : bytes);
        var payload = new KuraPayload();
        while (reader.hasNext()) {
            switch (reader.field()) {
                case TIMESTAMP -> payload.setTimestamp(new Date(reader.varint()));
                case POSITION -> payload.setPosition(PositionCodec.decode(reader.bytes()));
                case METRIC -> {
                    var metric = MetricCodec.decode(reader.bytes());
                    payload.addMetric(metric.name(), metric.value());
                }
                case BODY -> payload.setBody(reader.bytes());
                default -> reader.skip();
            }
        }
        return payload;
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
    }

    private static byte[] zip(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] unzip(byte[] zipped) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            var plain = in.readNBytes(MAX_BYTES + 1);
            if (plain.length > MAX_BYTES) {
                throw new IllegalArgumentException("Payload is more than [" + MAX_BYTES + "] bytes when unpacked");
            }
            return plain;
        } catch (IOException e) {
            throw new IllegalArgumentException("Payload looks like gzip but is none", e);
        }
    }
}
