package dev.modelwire.api.desired;

import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * A file that a desired version is made of.
 *
 * @param role what it is for
 * @param urls where it can be fetched, the first first, 1 to {@value #MOST_URLS}: {@code http}, {@code https}, or, in the
 *     document of a directory, relative to that directory
 * @param digest the digest that it must have
 * @param size its length in bytes, or {@link #SIZE_UNKNOWN} in the flat form
 */
public record DesiredArtifact(ArtifactRole role, List<URI> urls, Digest digest, long size) {

    /** The size of an artifact of which the desired state does not say it. */
    public static final long SIZE_UNKNOWN = -1;

    /** The largest number of places. */
    public static final int MOST_URLS = 8;

    public DesiredArtifact {
        Objects.requireNonNull(role, "role");
        urls = List.copyOf(urls);
        if (urls.isEmpty() || urls.size() > MOST_URLS) {
            throw new IllegalArgumentException(
                    "there are [" + urls.size() + "] URLs: 1 to " + MOST_URLS + " are allowed");
        }
        Objects.requireNonNull(digest, "digest");
        if (size < SIZE_UNKNOWN) {
            throw new IllegalArgumentException("size [" + size + "] must not be negative");
        }
    }

    /** As the other one, with one place. */
    public DesiredArtifact(ArtifactRole role, URI url, Digest digest, long size) {
        this(role, List.of(url), digest, size);
    }

    /** Returns the same file at one place. */
    public DesiredArtifact at(URI url) {
        return new DesiredArtifact(role, url, digest, size);
    }

    /** Returns the first place. */
    public URI url() {
        return urls.get(0);
    }
}
