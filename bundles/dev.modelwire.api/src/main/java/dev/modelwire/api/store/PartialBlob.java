package dev.modelwire.api.store;

import dev.modelwire.api.model.Digest;
import java.util.Objects;

/**
 * The beginning of a file whose transfer was interrupted.
 *
 * @param expected the digest that the whole file must have
 * @param written how many bytes of it are there; after a power cut the last of them may be wrong, which the digest shows
 * @param validator what the server called the content, such as its strong ETag
 */
public record PartialBlob(Digest expected, long written, String validator) {

    public PartialBlob {
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(validator, "validator");
    }
}
