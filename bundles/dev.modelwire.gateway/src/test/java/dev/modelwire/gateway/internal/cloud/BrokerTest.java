package dev.modelwire.gateway.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokerTest {

    private final EmbeddedBroker broker = new EmbeddedBroker(0);
    private CloudConnection device;
    private DeviceRequests cloud;

    @BeforeEach
    void connect() throws Exception {
        broker.start();
        device = new CloudConnection(broker.uri(), new Topics("acc", "dev"));
        device.connect();
        cloud = new DeviceRequests(broker.uri(), "acc");
        cloud.connect();
    }

    @AfterEach
    void disconnect() {
        cloud.close();
        device.close();
        broker.stop();
    }

    @Test
    void ask_handler_answersOverTheBroker() throws Exception {
        device.dispatcher().registerRequestHandler("APP-V1", new RequestHandler() {
            @Override
            public KuraMessage doPut(RequestHandlerContext context, KuraMessage message) {
                var response = new KuraResponsePayload(200);
                response.setBody(message.getPayload().getBody());
                return new KuraMessage(response);
            }
        });
        var body = "x".repeat(200_000).getBytes(StandardCharsets.UTF_8);

        var reply = cloud.ask("dev", "APP-V1", "PUT", "echo", body, Duration.ofSeconds(10));

        assertEquals(200_000, reply.orElseThrow().getBody().length);
    }

    @Test
    void ask_nobody_isEmpty() throws Exception {
        assertTrue(cloud.ask("dev", "NONE-V1", "GET", "x", new byte[0], Duration.ofMillis(200))
                .isEmpty());
    }

    @Test
    void publish_dataMessage_arrivesAtASubscriber() throws Exception {
        var arrived = new LinkedBlockingQueue<KuraMessage>();
        device.subscribe(Map.of("appId", "W1", "app.topic", "#", "message.type", "data"), arrived::add);
        var payload = new KuraPayload();
        payload.addMetric("score", 0.5);

        device.publish(new KuraMessage(payload, Map.of("appId", "W1", "appTopic", "scored/a", "qos", 0)));

        var message = arrived.poll(10, TimeUnit.SECONDS);
        assertEquals(0.5, message.getPayload().getMetric("score"));
        assertEquals("scored/a", message.getProperties().get("appTopic"));
        assertEquals("dev", message.getProperties().get("deviceId"));
    }
}
