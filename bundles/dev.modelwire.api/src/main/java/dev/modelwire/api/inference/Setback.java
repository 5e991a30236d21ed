package dev.modelwire.api.inference;

import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.reported.ErrorCode;
import java.util.Objects;

/**
 * An active version that did worse than it may. It goes on answering until another takes its place or it is deactivated.
 *
 * @param version the version
 * @param code what it did
 * @param detail with which numbers, in a sentence
 */
public record Setback(ModelVersion version, ErrorCode code, String detail) {

    public Setback {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }
}
