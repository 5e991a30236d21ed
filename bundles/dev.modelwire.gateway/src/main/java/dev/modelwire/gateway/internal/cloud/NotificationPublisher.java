package dev.modelwire.gateway.internal.cloud;

import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudNotificationPublisher;
import org.jspecify.annotations.Nullable;

/** Sends a notification to the requester that the message's properties name. */
final class NotificationPublisher implements CloudNotificationPublisher {

    private final Topics topics;
    private final MessageSink sink;

    NotificationPublisher(Topics topics, MessageSink sink) {
        this.topics = topics;
        this.sink = sink;
    }

    @Override
    public @Nullable String publish(KuraMessage message) throws KuraException {
        var properties = message.getProperties();
        var topic = topics.notification(
                required(properties, "requestorClientId"),
                required(properties, "appId"),
                required(properties, "messageType"));
        sink.send(topic, message.getPayload(), 0, false);
        return null;
    }

    private static String required(Map<String, Object> properties, String key) {
        if (properties.get(key) instanceof String value) {
            return value;
        }
        throw new IllegalArgumentException("Notification has no [" + key + "]: set it as a message property");
    }

    @Override
    public void registerCloudConnectionListener(CloudConnectionListener cloudConnectionListener) {}

    @Override
    public void unregisterCloudConnectionListener(CloudConnectionListener cloudConnectionListener) {}

    @Override
    public void registerCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener) {}

    @Override
    public void unregisterCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener) {}
}
