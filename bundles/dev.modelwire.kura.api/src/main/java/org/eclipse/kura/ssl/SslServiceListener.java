package org.eclipse.kura.ssl;

import org.osgi.annotation.versioning.ConsumerType;

/** Told when TLS settings change, so that connections can be made anew. */
@ConsumerType
public interface SslServiceListener {

    void onConfigurationUpdated();
}
