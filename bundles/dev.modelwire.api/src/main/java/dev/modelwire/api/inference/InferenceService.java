package dev.modelwire.api.inference;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Running models, for those who score records. Safe for use by several threads. */
@ProviderType
public interface InferenceService {

    /**
     * Leases the version of a model that is active now. Never blocks.
     *
     * @return a lease to be closed soon, or empty if no version is active
     */
    Optional<ModelLease> lease(ModelName name);

    /**
     * Leases as {@link #lease(ModelName)} does, and says for whom.
     *
     * @param holder who is named if the lease is never closed, for example the name of a component; without it the thread is
     */
    default Optional<ModelLease> lease(ModelName name, String holder) {
        return lease(name);
    }

    /**
     * Scores one record with the version that is active now, as a lease does that ends with the call. For a single record this
     * is cheaper than a lease; for several, or where a swap in between matters, take a lease.
     *
     * @param record values by property name, read during the call
     * @param stream as in {@link ModelLease#score(Map, String)}
     * @return the outcome, or empty if no version is active
     */
    default Optional<ScoreOutcome> score(ModelName name, Map<String, ?> record, String stream) {
        Optional<ModelLease> lease = lease(name, stream);
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        try (ModelLease held = lease.get()) {
            return Optional.of(held.score(record, stream));
        }
    }

    /** Returns the versions that answer records now, by name. Never blocks. */
    Map<ModelName, ModelVersion> running();
}
