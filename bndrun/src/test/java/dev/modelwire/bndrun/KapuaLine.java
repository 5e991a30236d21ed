package dev.modelwire.bndrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Kapua's end of the broker: sends requests as recorded bytes, and hears replies and notifications. */
final class KapuaLine implements AutoCloseable {

    /** What came, and where. */
    record Heard(String topic, KapuaMessage message) {}

    private static final String US = "$EDC/modelwire/kapua-console/";
    private static final String DEVICE = "$EDC/modelwire/gateway/";

    private final MqttClient client;
    private final BlockingQueue<Heard> replies = new LinkedBlockingQueue<>();
    private final BlockingQueue<Heard> notices = new LinkedBlockingQueue<>();

    KapuaLine(int port) throws MqttException {
        client = new MqttClient("tcp://127.0.0.1:" + port, "kapua-console", new MemoryPersistence());
        client.connect();
        client.subscribe(US + "#", 1, (topic, message) -> (topic.contains("/REPLY/") ? replies : notices)
                .add(new Heard(topic, KapuaMessage.decode(message.getPayload()))));
    }

    /**
     * Sends a request whose bytes are recorded, and returns the reply.
     *
     * @param recorded name of the record in the test's resources
     * @param variable what differs from run to run in the message, and what stands for it in the record; of one length
     */
    KapuaMessage ask(String recorded, String topic, KapuaMessage request, Map<String, String> variable)
            throws Exception {
        byte[] bytes = request.encode();
        String hex = HexFormat.of().formatHex(bytes);
        for (Map.Entry<String, String> change : variable.entrySet()) {
            assertEquals(change.getKey().length(), change.getValue().length(), "a record keeps its lengths");
            hex = hex.replace(hex(change.getKey()), hex(change.getValue()));
        }
        assertEquals(record(recorded), hex, () -> "bytes of " + recorded);
        client.publish(DEVICE + topic, bytes, 0, false);
        Heard reply = replies.poll(30, TimeUnit.SECONDS);
        assertNotNull(reply, () -> "Kapua waits 30 s for a reply to " + recorded);
        String app = topic.substring(0, topic.indexOf('/'));
        assertEquals(US + app + "/REPLY/" + request.metric("request.id"), reply.topic());
        return reply.message();
    }

    /** Returns the next notification of that kind. */
    KapuaMessage notice(String app, String kind) throws InterruptedException {
        while (true) {
            Heard heard = notices.poll(60, TimeUnit.SECONDS);
            assertNotNull(heard, () -> "a notification [" + kind + "] must come");
            if (heard.topic().equals(US + app + "/NOTIFY/gateway/" + kind)) {
                return heard.message();
            }
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String record(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/kapua", name + ".hex"))
                .replaceAll("\\s", "");
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(0, 1_000);
        client.close();
    }
}
