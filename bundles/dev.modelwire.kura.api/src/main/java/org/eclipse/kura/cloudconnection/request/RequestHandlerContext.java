package org.eclipse.kura.cloudconnection.request;

import java.util.Map;
import org.eclipse.kura.cloudconnection.publisher.CloudNotificationPublisher;
import org.osgi.annotation.versioning.ProviderType;

/** Where a request came in. It may be kept after the answer, to publish notifications later. */
@ProviderType
public class RequestHandlerContext {

    private final CloudNotificationPublisher notificationPublisher;
    private final Map<String, String> contextProperties;

    public RequestHandlerContext(
            CloudNotificationPublisher notificationPublisher, Map<String, String> contextProperties) {
        this.notificationPublisher = notificationPublisher;
        this.contextProperties = Map.copyOf(contextProperties);
    }

    public CloudNotificationPublisher getNotificationPublisher() {
        return notificationPublisher;
    }

    /** Keyed by the names of {@link RequestHandlerContextConstants}. */
    public Map<String, String> getContextProperties() {
        return contextProperties;
    }
}
