package dev.modelwire.api.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.osgi.annotation.versioning.ProviderType;

/** The host's trust: which servers may be believed, and the client certificates to show them. */
@ProviderType
public interface HostSecurity {

    /**
     * Returns the TLS context for outbound connections as the host is configured now. May block; not for a thread of the
     * host.
     */
    SSLContext sslContext() throws GeneralSecurityException, IOException;
}
