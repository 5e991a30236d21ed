package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.transport.HostSecurity;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** A host that has no TLS context to give. */
public final class NoTrust implements HostSecurity {

    @Override
    public SSLContext sslContext() throws GeneralSecurityException {
        throw new GeneralSecurityException("no key store");
    }
}
