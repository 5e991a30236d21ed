package dev.modelwire.kura.internal;

import dev.modelwire.kura.internal.dialect.Outgoing;
import dev.modelwire.kura.internal.twin.Line;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.message.KuraPayload;
import org.jspecify.annotations.Nullable;

/**
 * Sends over the host's publishers. Most of them have one fixed topic, which is their own setting; one without may take the
 * topic from the message, where it stands under {@value #TOPIC}.
 */
final class KuraLine implements Line {

    static final String TOPIC = "modelwire.topic";

    /** A publisher and the topic that its configuration fixes, empty if it fixes none that is known. */
    private record Known(CloudPublisher publisher, String topic) {}

    private final List<Known> publishers = new CopyOnWriteArrayList<>();

    void add(CloudPublisher publisher, Map<String, Object> properties) {
        String topic = properties.get("topic") instanceof String fixed ? fixed : "";
        publishers.add(new Known(publisher, topic));
    }

    void remove(CloudPublisher publisher) {
        publishers.removeIf(known -> known.publisher() == publisher);
    }

    @Override
    public void send(Outgoing message) throws KuraException {
        KuraPayload payload = new KuraPayload();
        payload.setBody(message.body().getBytes(StandardCharsets.UTF_8));
        publisher(message.topic()).publish(new KuraMessage(payload, Map.of(TOPIC, message.topic())));
    }

    private CloudPublisher publisher(String topic) throws KuraException {
        @Nullable CloudPublisher any = null;
        for (Known known : publishers) {
            if (known.topic().equals(topic)) {
                return known.publisher();
            }
            if (known.topic().isEmpty()) {
                any = known.publisher();
            }
        }
        if (any == null) {
            throw new KuraException(
                    KuraErrorCode.SERVICE_UNAVAILABLE,
                    "no publisher of CloudPublisher.target has topic [" + topic + "]");
        }
        return any;
    }
}
