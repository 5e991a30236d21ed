package dev.modelwire.gateway.internal.cloud;

import dev.modelwire.gateway.internal.component.Threads;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A raw MQTT connection: whole topics, and the body of a payload as the message. As on Kura, listeners hear of a connection
 * before the subscriptions are renewed.
 */
final class RawConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RawConnection.class);

    private record Subscriber(String filter, int qos, CloudSubscriberListener listener) {}

    private final MqttLink link;
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final List<CloudConnectionListener> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService renewal =
            Executors.newSingleThreadExecutor(Threads.named("gateway-raw-subscriptions"));

    RawConnection(URI broker, String clientId) throws MqttException {
        link = MqttLink.raw(broker, clientId, this::arrived, this::established, this::lost);
    }

    void connect() throws MqttException {
        link.connect();
    }

    @Override
    public void close() {
        renewal.shutdownNow();
        link.close();
        tell(CloudConnectionListener::onDisconnected);
    }

    List<CloudConnectionListener> listeners() {
        return listeners;
    }

    void publish(String topic, KuraPayload payload, int qos, boolean retain) throws KuraException {
        var body = payload.getBody();
        if (body == null) {
            throw new KuraException(KuraErrorCode.INVALID_PARAMETER, "message for [" + topic + "] has no body");
        }
        try {
            link.publish(topic, body, qos, retain);
        } catch (MqttException e) {
            throw new KuraException(KuraErrorCode.NOT_CONNECTED, e, topic);
        }
    }

    void subscribe(String filter, int qos, CloudSubscriberListener listener) {
        var subscriber = new Subscriber(filter, qos, listener);
        subscribers.add(subscriber);
        renew(subscriber);
    }

    void unsubscribe(CloudSubscriberListener listener) {
        subscribers.removeIf(subscriber -> subscriber.listener().equals(listener));
    }

    private void renew(Subscriber subscriber) {
        try {
            link.subscribe(subscriber.filter(), subscriber.qos());
        } catch (MqttException e) {
            LOG.warn("Subscription [{}] waits for the connection", subscriber.filter(), e);
        }
    }

    private void arrived(String topic, byte[] body) {
        for (var subscriber : subscribers) {
            if (Subscribers.matches(subscriber.filter(), topic)) {
                var payload = new KuraPayload();
                payload.setBody(body);
                subscriber.listener().onMessageArrived(new KuraMessage(payload, Map.of("topic", topic)));
            }
        }
    }

    /** The client's own thread brings answers, so it must not wait for those to a subscription. */
    private void established() {
        tell(CloudConnectionListener::onConnectionEstablished);
        renewal.execute(() -> subscribers.forEach(this::renew));
    }

    private void lost() {
        tell(CloudConnectionListener::onConnectionLost);
    }

    private void tell(Consumer<CloudConnectionListener> event) {
        for (var listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("Cloud connection listener failed", e);
            }
        }
    }
}
