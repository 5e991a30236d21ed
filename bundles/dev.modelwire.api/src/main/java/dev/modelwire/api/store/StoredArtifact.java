package dev.modelwire.api.store;

import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import java.util.Objects;

/**
 * A file of a stored version.
 *
 * @param role what it is for
 * @param digest its SHA-256
 * @param size its length in bytes
 */
public record StoredArtifact(ArtifactRole role, Digest digest, long size) {

    public StoredArtifact {
        Objects.requireNonNull(role, "role");
        if (digest.algorithm() != Digest.Algorithm.SHA256) {
            throw new IllegalArgumentException("the digest [" + digest + "] of a stored artifact must be SHA-256");
        }
    }
}
