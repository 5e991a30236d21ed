package dev.modelwire.api.inference;

import dev.modelwire.api.model.ModelVersion;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The right to use one version of a model until it is closed. A swap does not disturb it: the version it was given for
 * stays loaded. Safe for use by several threads.
 */
@ProviderType
public interface ModelLease extends AutoCloseable {

    /** Returns the version. */
    ModelVersion version();

    /** Returns the name of the engine that runs it. */
    String engine();

    /**
     * Scores one record in the caller's thread. Blocks while all sessions of the model are busy.
     *
     * @param record values by name: {@code Number}, {@code Boolean} or {@code byte[]} (raw little-endian elements of the
     *     tensor's type); what the model does not ask for is ignored
     * @return the score, or why there is none
     */
    ScoreOutcome score(Map<String, ?> record);

    /** Gives the version back. Closing twice is harmless. */
    @Override
    void close();
}
