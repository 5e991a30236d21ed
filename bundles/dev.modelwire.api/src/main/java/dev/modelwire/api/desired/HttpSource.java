package dev.modelwire.api.desired;

import dev.modelwire.api.transport.Credentials;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * A desired-state document on an HTTP server, polled with its entity tag.
 *
 * @param url where it is
 * @param interval time between two polls, at least one second
 * @param credentials sent to the host of {@code url} only
 */
public record HttpSource(URI url, Duration interval, Credentials credentials) {

    public HttpSource {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(credentials, "credentials");
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("poll interval [" + interval + "] must be at least 1 s");
        }
    }
}
