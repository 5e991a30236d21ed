package dev.modelwire.gateway.internal.cloud;

import java.util.List;
import java.util.Optional;

/** What a request topic says: the application, the method, and the segments after it. */
record RequestTopic(String appId, String method, List<String> args) {

    /** Empty when the topic is no request to this device, or one of the connection's own ({@code MQTT}, {@code BA}). */
    static Optional<RequestTopic> parse(Topics topics, String topic) {
        if (!topic.startsWith(topics.requestPrefix())) {
            return Optional.empty();
        }
        var segments = List.of(topic.substring(topics.requestPrefix().length()).split("/"));
        if (segments.size() < 2
                || segments.get(0).equals("MQTT")
                || segments.get(0).equals("BA")) {
            return Optional.empty();
        }
        return Optional.of(new RequestTopic(segments.get(0), segments.get(1), segments.subList(2, segments.size())));
    }
}
