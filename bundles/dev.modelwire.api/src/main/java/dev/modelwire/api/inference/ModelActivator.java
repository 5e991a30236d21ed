package dev.modelwire.api.inference;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.store.StoredVersion;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes stored versions answer records. Used by the sync service; all methods but {@link #running()} may take seconds
 * and are for a thread of the caller's own.
 */
@ProviderType
public interface ModelActivator {

    /**
     * Puts a stored version through the gates, loads it beside the active one, and swaps.
     *
     * @param name the model
     * @param version the version, whose files lie in the store
     * @param standing whether it is on probation afterwards
     * @return what became of it; never an exception for a bad model
     */
    ActivationOutcome activate(ModelName name, StoredVersion version, Standing standing);

    /** Activates a version that has never been active here. */
    default ActivationOutcome activate(ModelName name, StoredVersion version) {
        return activate(name, version, Standing.NEW);
    }

    /**
     * Puts a stored version through the gates and gives it the same records as the active one from then on, without its answers
     * being seen; in the place of another shadow of the model. It ends when the version is activated, when the model is deactivated, or
     * by {@link #endShadow}. No version is active: it waits for one.
     *
     * @param name the model
     * @param version the version, whose files lie in the store
     * @return what became of it; never an exception for a bad model
     */
    ActivationOutcome shadow(ModelName name, StoredVersion version);

    /** Ends the shadow of a model, if there is one. */
    void endShadow(ModelName name);

    /** Returns the shadows by model. Never blocks. */
    Map<ModelName, Shadow> shadows();

    /** Returns the active versions that did worse than they may, until they are active no more. Never blocks. */
    List<Setback> setbacks();

    /** Returns the active versions that are still on probation, by model. Never blocks. */
    default Map<ModelName, OnProbation> probations() {
        return Map.of();
    }

    /**
     * Returns what is to be said of models beside what became of their versions, such as leases that somebody does not close,
     * by name and in sentences without a secret. Never blocks.
     */
    default Map<ModelName, List<String>> warnings() {
        return Map.of();
    }

    /** Stops a model: no new leases; the version is unloaded when the last lease is closed. */
    void deactivate(ModelName name);

    /** Returns the versions that answer records now. Never blocks. */
    Map<ModelName, ModelVersion> running();

    /**
     * Calls the listener after each change of what could be activated, when an engine came or went, after each setback, when a probation was passed, when a shadow should take
     * the place of the active version, and when warnings came or went.
     * Called on any thread; it must return at once.
     *
     * @return closes the subscription
     */
    AutoCloseable onChange(Runnable listener);
}
