package dev.modelwire.api.reported;

import java.util.Objects;

/**
 * The reported state at one moment: complete, never a delta.
 *
 * @param json the document
 * @param source the id of the source whose desired state is in force, empty if none
 * @param revision of the desired state that is in force; 0 if it has none
 * @param convergence how far the gateway has come with it
 */
public record Report(String json, String source, long revision, Convergence convergence) {

    public Report {
        Objects.requireNonNull(json, "json");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(convergence, "convergence");
    }
}
