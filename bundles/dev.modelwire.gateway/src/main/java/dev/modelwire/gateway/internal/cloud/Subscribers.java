package dev.modelwire.gateway.internal.cloud;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.message.KuraPayload;

/** Who listens to which topic; listeners are called on the thread of the connection. */
final class Subscribers {

    private record Subscriber(String filter, CloudSubscriberListener listener) {}

    private final Topics topics;
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

    Subscribers(Topics topics) {
        this.topics = topics;
    }

    /** Returns the topic filter that must be subscribed at the broker. */
    String add(Map<String, Object> properties, CloudSubscriberListener listener) {
        var appId = String.valueOf(properties.getOrDefault("appId", "W1"));
        var appTopic = String.valueOf(properties.getOrDefault("appTopic", properties.getOrDefault("app.topic", "#")));
        var control = "control".equalsIgnoreCase(String.valueOf(properties.getOrDefault("message.type", "control")));
        var filter = control ? topics.control(appId, appTopic) : topics.telemetry(appId, appTopic);
        subscribers.add(new Subscriber(filter, listener));
        return filter;
    }

    void remove(CloudSubscriberListener listener) {
        subscribers.removeIf(subscriber -> subscriber.listener().equals(listener));
    }

    List<String> filters() {
        return subscribers.stream().map(Subscriber::filter).distinct().toList();
    }

    void arrived(String topic, KuraPayload payload) {
        for (var subscriber : subscribers) {
            if (matches(subscriber.filter(), topic)) {
                subscriber
                        .listener()
                        .onMessageArrived(new KuraMessage(
                                payload, Map.of("deviceId", topics.clientId(), "appTopic", appTopic(topic))));
            }
        }
    }

    private static String appTopic(String topic) {
        var parts = topic.split("/", topic.startsWith("$") ? 5 : 4);
        return parts[parts.length - 1];
    }

    static boolean matches(String filter, String topic) {
        var wanted = filter.split("/", -1);
        var given = topic.split("/", -1);
        for (var i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("#")) {
                return true;
            }
            if (i >= given.length || !(wanted[i].equals("+") || wanted[i].equals(given[i]))) {
                return false;
            }
        }
        return wanted.length == given.length;
    }
}
