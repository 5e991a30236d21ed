package dev.modelwire.api.inference;

import dev.modelwire.api.model.ModelVersion;
import java.util.Objects;

/**
 * A version that is given the same records as the active one, and whose answers nobody but {@link ShadowListener}s sees.
 *
 * @param version the version
 * @param comparison how it stands against the active version, in a sentence with the numbers; empty if nothing was measured yet
 * @param preference why it should take the place of the active version, in a sentence with the numbers; empty if it should not
 */
public record Shadow(ModelVersion version, String comparison, String preference) {

    public Shadow {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(preference, "preference");
    }

    /** Returns whether it should take the place of the active version. */
    public boolean isPreferred() {
        return !preference.isEmpty();
    }
}
