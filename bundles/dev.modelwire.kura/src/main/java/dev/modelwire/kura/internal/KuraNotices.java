package dev.modelwire.kura.internal;

import dev.modelwire.kura.internal.request.Notice;
import dev.modelwire.kura.internal.request.Notices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudNotificationPublisher;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContextConstants;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraRequestPayload;
import org.jspecify.annotations.Nullable;

/** Tells a requester by notifications over the connection that his request came from. */
final class KuraNotices implements Notices {

    /** By these a device management platform finds the operation that a notification belongs to. */
    private static final List<String> ECHOED = List.of("job.id", "operation.id", KuraRequestPayload.METRIC_REQUEST_ID);

    private final CloudNotificationPublisher publisher;
    private final Map<String, Object> properties;
    private final Map<String, Object> metrics;

    private KuraNotices(
            CloudNotificationPublisher publisher, Map<String, Object> properties, Map<String, Object> metrics) {
        this.publisher = publisher;
        this.properties = Map.copyOf(properties);
        this.metrics = Map.copyOf(metrics);
    }

    /** Returns nothing if the request does not say who is to be told, or nobody can be. */
    static Optional<Notices> of(@Nullable RequestHandlerContext context, KuraMessage request, String messageType) {
        if (context == null || context.getNotificationPublisher() == null) {
            return Optional.empty();
        }
        KuraPayload payload = request.getPayload();
        if (!(payload.getMetric(KuraRequestPayload.REQUESTER_CLIENT_ID) instanceof String requester)) {
            return Optional.empty();
        }
        Map<String, Object> metrics = new LinkedHashMap<>();
        for (String name : ECHOED) {
            @Nullable Object value = payload.getMetric(name);
            if (value != null) {
                metrics.put(name, value);
            }
        }
        @Nullable String device = context.getContextProperties().get(RequestHandlerContextConstants.DEVICE_ID.name());
        if (device != null) {
            metrics.put("client.id", device);
        }
        return Optional.of(new KuraNotices(
                context.getNotificationPublisher(),
                Map.of(
                        "appId", ModelwireRequestHandler.APP_ID,
                        "messageType", messageType,
                        "requestorClientId", requester),
                metrics));
    }

    @Override
    public void send(Notice notice) throws KuraException {
        KuraPayload payload = new KuraPayload();
        metrics.forEach(payload::addMetric);
        payload.addMetric("status", notice.status().name());
        payload.addMetric("progress", notice.percent());
        payload.addMetric("message", notice.message());
        publisher.publish(new KuraMessage(payload, properties));
    }
}
