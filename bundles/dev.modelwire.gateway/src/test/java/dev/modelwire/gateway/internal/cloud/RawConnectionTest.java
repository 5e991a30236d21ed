package dev.modelwire.gateway.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.message.KuraPayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RawConnectionTest {

    private static final byte[] BODY = "no protobuf".getBytes(StandardCharsets.UTF_8);

    private final EmbeddedBroker broker = new EmbeddedBroker(0);
    private final LinkedBlockingQueue<KuraMessage> arrived = new LinkedBlockingQueue<>();
    private RawConnection connection;

    @BeforeEach
    void connect() throws Exception {
        broker.start();
        connection = new RawConnection(broker.uri(), "raw");
        connection.connect();
    }

    @AfterEach
    void disconnect() {
        connection.close();
        broker.stop();
    }

    private RawSubscriber subscriber(String filter) {
        RawSubscriber subscriber = new RawSubscriber(connection, filter, 1);
        subscriber.registerCloudSubscriberListener(arrived::add);
        subscriber.start();
        return subscriber;
    }

    private static KuraMessage message(byte[] body) {
        KuraPayload payload = new KuraPayload();
        payload.setBody(body);
        return new KuraMessage(payload);
    }

    @Test
    void publish_body_arrivesBareWithItsTopic() throws Exception {
        subscriber("$iothub/twin/res/#");

        new RawPublisher(connection, "$iothub/twin/res/200/?$rid=modelwire-get", 1, false).publish(message(BODY));

        KuraMessage message = arrived.poll(10, TimeUnit.SECONDS);
        assertEquals(
                "$iothub/twin/res/200/?$rid=modelwire-get",
                message.getProperties().get("topic"));
        assertArrayEquals(BODY, message.getPayload().getBody());
    }

    @Test
    void publish_retained_comesToWhoSubscribesLater() throws Exception {
        new RawPublisher(connection, "fleet/desired", 1, true).publish(message(BODY));

        subscriber("fleet/#");

        assertArrayEquals(BODY, arrived.poll(10, TimeUnit.SECONDS).getPayload().getBody());
    }

    @Test
    void publish_withoutBody_isRefused() {
        RawPublisher publisher = new RawPublisher(connection, "a", 1, false);

        assertEquals(
                KuraErrorCode.INVALID_PARAMETER,
                assertThrows(KuraException.class, () -> publisher.publish(new KuraMessage(new KuraPayload())))
                        .getCode());
    }

    @Test
    void publish_whileTheBrokerIsGone_isRefused() {
        broker.stop();
        RawPublisher publisher = new RawPublisher(connection, "a", 1, false);

        assertEquals(
                KuraErrorCode.NOT_CONNECTED,
                assertThrows(KuraException.class, () -> publisher.publish(message(BODY)))
                        .getCode());
    }
}
