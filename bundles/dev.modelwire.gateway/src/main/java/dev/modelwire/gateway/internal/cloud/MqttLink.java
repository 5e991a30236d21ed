package dev.modelwire.gateway.internal.cloud;

import java.net.URI;
import java.util.function.BiConsumer;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallbackExtended;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client of the broker that speaks Kura payloads and connects again by itself. */
final class MqttLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);
    private static final long WAIT_MILLIS = 10_000;

    private final MqttClient client;
    private final String filter;
    private final BiConsumer<String, KuraPayload> receiver;
    private final Runnable connected;
    private final Runnable lost;

    MqttLink(
            URI broker,
            String clientId,
            String filter,
            BiConsumer<String, KuraPayload> receiver,
            Runnable connected,
            Runnable lost)
            throws MqttException {
        this.client = new MqttClient(broker.toString(), clientId, new MemoryPersistence());
        this.filter = filter;
        this.receiver = receiver;
        this.connected = connected;
        this.lost = lost;
    }

    void connect() throws MqttException {
        var options = new MqttConnectOptions();
        options.setAutomaticReconnect(true);
        options.setMaxInflight(1_000);
        client.setTimeToWait(WAIT_MILLIS);
        client.setCallback(new Callback());
        client.connect(options);
        client.subscribe(filter, 1);
        connected.run();
    }

    void subscribe(String topicFilter, int qos) throws MqttException {
        client.subscribe(topicFilter, qos);
    }

    void publish(String topic, byte[] bytes, int qos, boolean retain) throws MqttException {
        client.publish(topic, bytes, qos, retain);
    }

    boolean isConnected() {
        return client.isConnected();
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(500, 500);
            client.close();
        } catch (MqttException e) {
            LOG.debug("Connection to [{}] was closed already", client.getServerURI(), e);
        }
    }

    private final class Callback implements MqttCallbackExtended {

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {
            if (reconnect) {
                try {
                    client.subscribe(filter, 1);
                    connected.run();
                } catch (MqttException e) {
                    LOG.error("Subscription [{}] could not be renewed", filter, e);
                }
            }
        }

        @Override
        public void connectionLost(@Nullable Throwable cause) {
            LOG.warn("Connection to [{}] was lost", client.getServerURI(), cause);
            lost.run();
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            try {
                receiver.accept(topic, PayloadCodec.decode(message.getPayload()));
            } catch (RuntimeException e) {
                LOG.warn("Message on [{}] is dropped", topic, e);
            }
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {}
    }
}
