package dev.modelwire.api.desired;

import dev.modelwire.api.transport.Credentials;
import java.util.Objects;

/**
 * The HTTP proxy that everything fetched from servers goes through.
 *
 * @param host its name or address
 * @param port 1 to 65535
 * @param credentials {@link Credentials.None} or {@link Credentials.Basic}, sent to the proxy only
 */
public record HttpProxy(String host, int port, Credentials credentials) {

    private static final int LAST_PORT = 65_535;

    public HttpProxy {
        Objects.requireNonNull(credentials, "credentials");
        if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@')) {
            throw new IllegalArgumentException("proxy host [" + host + "] must be a name or an address, not a URL");
        }
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("proxy port [" + port + "] must be from 1 to " + LAST_PORT);
        }
        if (credentials instanceof Credentials.Bearer) {
            throw new IllegalArgumentException("a proxy takes a user name and a password, not a bearer token");
        }
    }
}
