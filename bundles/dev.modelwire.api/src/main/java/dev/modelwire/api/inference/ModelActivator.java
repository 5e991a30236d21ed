package dev.modelwire.api.inference;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.store.StoredVersion;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes stored versions answer records. Used by the sync service; all methods but {@link #running()} may take seconds
 * and are for a thread of the caller's own.
 */
@ProviderType
public interface ModelActivator {

    /**
     * Loads a stored version beside the active one, puts it through the gates, and swaps.
     *
     * @param name the model
     * @param version the version, whose files lie in the store
     * @return what became of it; never an exception for a bad model
     */
    ActivationOutcome activate(ModelName name, StoredVersion version);

    /** Stops a model: no new leases; the version is unloaded when the last lease is closed. */
    void deactivate(ModelName name);

    /** Returns the versions that answer records now. Never blocks. */
    Map<ModelName, ModelVersion> running();

    /**
     * Calls the listener after each change of what could be activated: an engine came or went. Called on any thread; it
     * must return at once.
     *
     * @return closes the subscription
     */
    AutoCloseable onChange(Runnable listener);
}
