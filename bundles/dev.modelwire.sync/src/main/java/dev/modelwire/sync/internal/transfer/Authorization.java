package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.desired.HttpProxy;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.transport.Credentials;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Credentials and the one place they are for, and those for the proxy on the way.
 *
 * @param origin a URL with the scheme, host and port to which alone they are sent; null for none
 * @param credentials the credentials
 * @param proxy those for the proxy, which alone ever sees them
 */
record Authorization(@Nullable URI origin, Credentials credentials, Credentials proxy) {

    static Authorization of(SyncOptions options) {
        Credentials proxy = options.transfer().proxy().stream()
                .map(HttpProxy::credentials)
                .findFirst()
                .orElseGet(Credentials.None::new);
        return options.http().stream()
                .findFirst()
                .map(http -> new Authorization(http.url(), http.credentials(), proxy))
                .orElseGet(() -> new Authorization(null, new Credentials.None(), proxy));
    }

    /** Returns the value of the header for that URL. */
    Optional<String> header(URI url) {
        if (origin == null || !place(origin).equals(place(url))) {
            return Optional.empty();
        }
        if (credentials instanceof Credentials.Bearer bearer) {
            return Optional.of("Bearer " + new String(bearer.token().reveal()));
        }
        return basic(credentials);
    }

    /** Returns the value of the header for the proxy, which the client leaves out where there is none. */
    Optional<String> proxyHeader() {
        return basic(proxy);
    }

    private static Optional<String> basic(Credentials credentials) {
        return credentials instanceof Credentials.Basic basic
                ? Optional.of("Basic " + encoded(basic))
                : Optional.empty();
    }

    private static String encoded(Credentials.Basic basic) {
        char[] password = basic.password().reveal();
        CharBuffer pair = CharBuffer.allocate(basic.user().length() + 1 + password.length);
        pair.put(basic.user()).put(':').put(password).flip();
        ByteBuffer utf8 = StandardCharsets.UTF_8.encode(pair);
        Arrays.fill(pair.array(), '\0');
        Arrays.fill(password, '\0');
        byte[] bytes = new byte[utf8.remaining()];
        utf8.get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String place(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
