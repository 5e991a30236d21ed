package dev.modelwire.api.store;

import dev.modelwire.api.model.Digest;
import java.util.Objects;

/**
 * A file in the store.
 *
 * @param digest its SHA-256
 * @param size its length in bytes
 */
public record StoredBlob(Digest digest, long size) {

    public StoredBlob {
        Objects.requireNonNull(digest, "digest");
    }
}
