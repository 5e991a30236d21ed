package dev.modelwire.api.inference;

import dev.modelwire.api.model.ModelVersion;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Somebody who measures how good the answers of a version are, for example against a truth that arrives later. Offered as a
 * service; asked now and then while a version is on probation, on any thread.
 */
@ConsumerType
public interface QualityMeter {

    /**
     * Returns what is wrong with the quality of the version, in a sentence with the numbers, or empty if nothing is or too
     * little is known yet. Must return at once.
     */
    Optional<String> objection(ModelVersion version);

    /**
     * Returns why a shadow should take the place of the active version, in a sentence with the numbers, or empty if it should not or
     * too little is known yet. Must return at once.
     */
    default Optional<String> preference(ModelVersion shadow, ModelVersion active) {
        return Optional.empty();
    }

    /**
     * Returns how a shadow stands against the active version, in a sentence with the numbers, whether it should take its place or not;
     * empty if nothing was measured yet. Must return at once.
     */
    default Optional<String> comparison(ModelVersion shadow, ModelVersion active) {
        return Optional.empty();
    }
}
