package dev.modelwire.api.desired;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps the gateway's models equal to the desired state. All methods return at once and may be called on any thread of
 * the host; the work is done on the service's own thread.
 */
@ProviderType
public interface ModelSyncService {

    /** Takes new options; equal ones cause no work. */
    void configure(SyncOptions options);

    /** Takes options that could not be read: the ones before stay in force and the reported state says why. */
    void refuse(String problem);

    /** Asks for a poll and a reconciliation now, ignoring back-off. */
    void sync();

    /** Returns the desired state that is in force as a JSON document, {@code {}} if there is none. */
    String desired();

    /** Returns the reported state as a JSON document: always complete, never a delta. */
    String reported();
}
