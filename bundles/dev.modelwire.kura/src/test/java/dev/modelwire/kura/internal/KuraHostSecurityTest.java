package dev.modelwire.kura.internal;

import static org.junit.jupiter.api.Assertions.assertSame;

import javax.net.ssl.SSLContext;
import org.eclipse.kura.ssl.SslManagerService;
import org.junit.jupiter.api.Test;

class KuraHostSecurityTest {

    @Test
    void sslContext_isTheHostsOwn() throws Exception {
        SSLContext context = SSLContext.getDefault();
        SslManagerService host = Fakes.fake(
                SslManagerService.class,
                (proxy, method, args) -> method.getName().equals("getSSLContext") && args == null ? context : null);

        assertSame(context, new KuraHostSecurity(host).sslContext());
    }
}
