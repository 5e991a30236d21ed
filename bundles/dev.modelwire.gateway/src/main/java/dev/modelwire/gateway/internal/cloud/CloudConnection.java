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

/** The device's side of the cloud: one connection, two threads for all requests, subscribers, data messages. */
final class CloudConnection {

    private static final Logger LOG = LoggerFactory.getLogger(CloudConnection.class);

    private final Topics topics;
    private final MqttLink link;
    private final ExecutorService executor = Executors.newFixedThreadPool(2, Threads.named("gateway-cloud-request"));
    private final RequestDispatcher dispatcher;
    private final Subscribers subscribers;
    private final List<CloudConnectionListener> listeners = new CopyOnWriteArrayList<>();

    CloudConnection(URI broker, Topics topics) throws MqttException {
        this.topics = topics;
        this.subscribers = new Subscribers(topics);
        this.dispatcher = new RequestDispatcher(topics, this::send, executor);
        this.link = new MqttLink(
                broker, topics.clientId(), topics.requests(), this::arrived, this::established, this::lost);
    }

    void connect() throws MqttException {
        link.connect();
    }

    void close() {
        executor.shutdownNow();
        link.close();
        notifyListeners(CloudConnectionListener::onDisconnected);
    }

    RequestDispatcher dispatcher() {
        return dispatcher;
    }

    List<CloudConnectionListener> listeners() {
        return listeners;
    }

    boolean isConnected() {
        return link.isConnected();
    }

    void publish(KuraMessage message) throws KuraException {
        var properties = message.getProperties();
        var appId = String.valueOf(properties.getOrDefault("appId", "W1"));
        var appTopic = String.valueOf(properties.getOrDefault("appTopic", ""));
        var control = "CONTROL".equalsIgnoreCase(String.valueOf(properties.getOrDefault("messageType", "DATA")));
        send(
                control ? topics.control(appId, appTopic) : topics.telemetry(appId, appTopic),
                message.getPayload(),
                properties.get("qos") instanceof Integer qos ? qos : 0,
                Boolean.TRUE.equals(properties.get("retain")));
    }

    void subscribe(Map<String, Object> properties, CloudSubscriberListener listener) {
        subscribe(subscribers.add(properties, listener));
    }

    void unsubscribe(CloudSubscriberListener listener) {
        subscribers.remove(listener);
    }

    private void subscribe(String filter) {
        try {
            link.subscribe(filter, 1);
        } catch (MqttException e) {
            LOG.warn("Subscription [{}] waits for the connection", filter, e);
        }
    }

    private void send(String topic, KuraPayload payload, int qos, boolean retain) throws KuraException {
        try {
            link.publish(topic, PayloadCodec.encode(payload, true), qos, retain);
        } catch (MqttException e) {
            throw new KuraException(KuraErrorCode.NOT_CONNECTED, e, topic);
        }
    }

    private void arrived(String topic, KuraPayload payload) {
        dispatcher.arrived(topic, payload);
        subscribers.arrived(topic, payload);
    }

    private void established() {
        subscribers.filters().forEach(this::subscribe);
        notifyListeners(CloudConnectionListener::onConnectionEstablished);
    }

    private void lost() {
        notifyListeners(CloudConnectionListener::onConnectionLost);
    }

    private void notifyListeners(Consumer<CloudConnectionListener> event) {
        for (var listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("Cloud connection listener failed", e);
            }
        }
    }
}
