package dev.modelwire.gateway.internal.cloud;

import dev.modelwire.gateway.internal.component.Threads;
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

/**
 * A client of the broker that speaks Kura payloads, or bare bytes, and connects again by itself. A client that failed or was closed never
 * connects again: two clients of one name would take the connection from each other for ever.
 */
final class MqttLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);
    private static final long WAIT_MILLIS = 10_000;
    private static final long CLOSE_MILLIS = 500;
    private static final int ATTEMPTS = 5;

    private final URI broker;
    private final String clientId;
    private final String filter;
    private final BiConsumer<String, byte[]> receiver;
    private final Runnable connected;
    private final Runnable lost;
    private final Object ending = new Object();
    private volatile MqttClient client;
    private volatile boolean closed;

    MqttLink(
            URI broker,
            String clientId,
            String filter,
            BiConsumer<String, KuraPayload> receiver,
            Runnable connected,
            Runnable lost)
            throws MqttException {
        this(
                filter,
                broker,
                clientId,
                (topic, bytes) -> receiver.accept(topic, PayloadCodec.decode(bytes)),
                connected,
                lost);
    }

    /** A client that takes the bytes as they come, and at first none. */
    static MqttLink raw(
            URI broker, String clientId, BiConsumer<String, byte[]> receiver, Runnable connected, Runnable lost)
            throws MqttException {
        return new MqttLink("", broker, clientId, receiver, connected, lost);
    }

    private MqttLink(
            String filter,
            URI broker,
            String clientId,
            BiConsumer<String, byte[]> receiver,
            Runnable connected,
            Runnable lost)
            throws MqttException {
        this.broker = broker;
        this.clientId = clientId;
        this.filter = filter;
        this.receiver = receiver;
        this.connected = connected;
        this.lost = lost;
        this.client = newClient();
    }

    private MqttClient newClient() throws MqttException {
        return new MqttClient(broker.toString(), clientId, new MemoryPersistence());
    }

    /** Tries it a few times, each time with a client of its own. */
    void connect() throws MqttException {
        for (var attempt = 1; ; attempt++) {
            var fresh = newClient();
            client = fresh;
            try {
                connect(fresh);
                connected.run();
                return;
            } catch (MqttException e) {
                LOG.warn("Connection to [{}] failed, attempt [{}] of [{}]", broker, attempt, ATTEMPTS, e);
                client = newClient();
                end(fresh);
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void connect(MqttClient fresh) throws MqttException {
        var options = new MqttConnectOptions();
        options.setAutomaticReconnect(true);
        options.setMaxInflight(1_000);
        fresh.setTimeToWait(WAIT_MILLIS);
        fresh.setCallback(new Callback(fresh));
        fresh.connect(options);
        subscribeAlways(fresh);
    }

    private void subscribeAlways(MqttClient to) throws MqttException {
        if (!filter.isEmpty()) {
            to.subscribe(filter, 1);
        }
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
        closed = true;
        end(client);
    }

    /** One at a time: a client that is closed while another thread disconnects it never tells that thread of the end. */
    private void end(MqttClient ended) {
        synchronized (ending) {
            try {
                ended.disconnect(CLOSE_MILLIS);
            } catch (MqttException e) {
                LOG.debug("Connection to [{}] was down already", ended.getServerURI(), e);
            }
            try {
                ended.close(true);
            } catch (MqttException e) {
                LOG.debug("Connection to [{}] was closed already", ended.getServerURI(), e);
            }
        }
    }

    private final class Callback implements MqttCallbackExtended {

        private final MqttClient own;

        Callback(MqttClient own) {
            this.own = own;
        }

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {
            if (closed || own != client) {
                Threads.named("gateway-mqtt-end").newThread(() -> end(own)).start();
            } else if (reconnect) {
                try {
                    subscribeAlways(own);
                    connected.run();
                } catch (MqttException e) {
                    LOG.error("Subscription [{}] could not be renewed", filter, e);
                }
            }
        }

        @Override
        public void connectionLost(@Nullable Throwable cause) {
            LOG.warn("Connection to [{}] was lost", own.getServerURI(), cause);
            lost.run();
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            try {
                receiver.accept(topic, message.getPayload());
            } catch (RuntimeException e) {
                LOG.warn("Message on [{}] is dropped", topic, e);
            }
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {}
    }
}
