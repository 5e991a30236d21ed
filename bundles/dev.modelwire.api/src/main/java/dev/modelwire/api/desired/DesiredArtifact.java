package dev.modelwire.api.desired;

import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import java.net.URI;
import java.util.Objects;

/**
 * A file that a desired version is made of.
 *
 * @param role what it is for
 * @param url where it can be fetched: {@code http}, {@code https}, or, in the document of a directory, relative to that
 *     directory
 * @param digest the digest that it must have
 * @param size its length in bytes, or {@link #SIZE_UNKNOWN} in the flat form
 */
public record DesiredArtifact(ArtifactRole role, URI url, Digest digest, long size) {

    /** The size of an artifact of which the desired state does not say it. */
    public static final long SIZE_UNKNOWN = -1;

    public DesiredArtifact {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(digest, "digest");
        if (size < SIZE_UNKNOWN) {
            throw new IllegalArgumentException("size [" + size + "] must not be negative");
        }
    }
}
