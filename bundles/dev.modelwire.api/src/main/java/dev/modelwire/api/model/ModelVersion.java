package dev.modelwire.api.model;

import java.util.Objects;

/**
 * One immutable content of a model: what a result names as its origin.
 *
 * @param name the model
 * @param label what people call the version
 * @param digest the SHA-256 of its model file
 */
public record ModelVersion(ModelName name, VersionLabel label, Digest digest) {

    public ModelVersion {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        if (digest.algorithm() != Digest.Algorithm.SHA256) {
            throw new IllegalArgumentException("the digest [" + digest + "] of a model version must be SHA-256");
        }
    }

    /** Returns {@code name@label}. */
    @Override
    public String toString() {
        return name + "@" + label;
    }
}
