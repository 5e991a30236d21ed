package dev.modelwire.api.store;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.VersionLabel;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that happened to a version of a model on this gateway.
 *
 * @param at when, by the gateway's clock, which may have been wrong
 * @param kind what
 * @param version the label of the version
 * @param digest the digest by which the desired state or the store knows the version's model file
 * @param detail why, in a sentence; may be empty
 */
public record Transition(Instant at, Kind kind, VersionLabel version, Digest digest, String detail) {

    public Transition {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(detail, "detail");
    }

    /** What can happen to a version. */
    public enum Kind {
        /** It became the active one. */
        ACTIVATED,
        /** The version before it became the active one again. */
        REVERTED,
        /** It failed a gate. */
        REFUSED,
        /** It stopped being the active one because it was no longer desired. */
        DEACTIVATED,
        /** It came from an exported directory. */
        IMPORTED
    }
}
