package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.desired.HttpProxy;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.transport.HostSecurity;
import dev.modelwire.sync.internal.desired.Shown;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The HTTP clients of one configuration, made when they are first needed: one for plain HTTP, one for TLS. */
final class HttpClients {

    private final HostSecurity security;
    private final Duration connectTimeout;
    private final List<HttpProxy> proxy;
    private final Executor executor;
    private @Nullable HttpClient plain;
    private @Nullable HttpClient tls;

    HttpClients(HostSecurity security, TransferOptions options, Executor executor) {
        this.security = security;
        this.connectTimeout = options.connectTimeout();
        this.proxy = options.proxy();
        this.executor = executor;
    }

    synchronized HttpClient of(URI url) throws TransferException {
        if ("https".equalsIgnoreCase(url.getScheme())) {
            HttpClient client = tls == null ? secured(url) : tls;
            tls = client;
            return client;
        }
        HttpClient client = plain == null ? builder().build() : plain;
        plain = client;
        return client;
    }

    /** After a failure the host is asked again whom to trust. */
    synchronized void forgetTrust() {
        tls = null;
    }

    private HttpClient secured(URI url) throws TransferException {
        try {
            return builder().sslContext(security.sslContext()).build();
        } catch (GeneralSecurityException | IOException e) {
            throw new TransferException(
                    ErrorCode.TLS_FAILED,
                    "the host gives no TLS context for [" + Shown.of(url) + "]: "
                            + Shown.of(String.valueOf(e.getMessage())) + "; check its key stores");
        }
    }

    private HttpClient.Builder builder() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(executor);
        for (HttpProxy through : proxy) {
            builder.proxy(ProxySelector.of(InetSocketAddress.createUnresolved(through.host(), through.port())));
        }
        return builder;
    }
}
