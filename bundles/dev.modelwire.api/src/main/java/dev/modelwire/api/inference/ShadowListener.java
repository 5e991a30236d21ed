package dev.modelwire.api.inference;

import dev.modelwire.api.model.ModelVersion;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Somebody who hears what a shadow answers: a version that passed all gates and is given the same records as the active one,
 * but whose answers nobody else sees. Offered as a service.
 */
@ConsumerType
public interface ShadowListener {

    /**
     * Takes the answer of a shadow. Called in a thread of the inference service, once for each record that the shadow was given, in the
     * order of each stream; must return soon.
     *
     * @param shadow the version that answered
     * @param stream the stream of records, as {@link ModelLease#score(Map, String)} was told
     * @param record the record, by name; not to be changed
     * @param outcome what it answered
     */
    void answered(ModelVersion shadow, String stream, Map<String, ?> record, ScoreOutcome outcome);
}
