package dev.modelwire.kura.internal;

import dev.modelwire.api.transport.HostSecurity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.eclipse.kura.ssl.SslManagerService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(name = "dev.modelwire.kura.HostSecurity", service = HostSecurity.class)
public class KuraHostSecurity implements HostSecurity {

    private final SslManagerService ssl;

    @Activate
    public KuraHostSecurity(
            @Reference(name = "SslManagerService", target = "(kura.service.pid=org.eclipse.kura.ssl.SslManagerService)")
                    SslManagerService ssl) {
        this.ssl = ssl;
    }

    @Override
    public SSLContext sslContext() throws GeneralSecurityException, IOException {
        return ssl.getSSLContext();
    }
}
