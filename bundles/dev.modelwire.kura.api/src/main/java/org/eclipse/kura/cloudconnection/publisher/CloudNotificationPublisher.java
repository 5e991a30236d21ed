package org.eclipse.kura.cloudconnection.publisher;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A publisher for what a request handler has to say after it has answered. Each message must carry the
 * properties appId, messageType and requestorClientId.
 */
@ProviderType
public interface CloudNotificationPublisher extends CloudPublisher {}
