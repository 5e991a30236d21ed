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

    /** Returns the versions that answer records now, by name. Never blocks. */
    Map<ModelName, ModelVersion> running();
}
