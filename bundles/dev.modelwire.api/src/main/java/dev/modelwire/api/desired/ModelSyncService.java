package dev.modelwire.api.desired;

import dev.modelwire.api.reported.ReportListener;
import java.util.concurrent.CompletionStage;
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

    /**
     * Takes a document of a source that brings its documents itself: {@link SourceId#REQUEST} or {@link SourceId#CLOUD}.
     * A blank document or <code>{}</code> withdraws what the source said before.
     *
     * @param source which source
     * @param origin where it came from, such as the name of a cloud connection; another origin begins its revisions anew
     * @param document the desired state; at most 64 KiB
     * @return completed on any thread: at once if the document is not valid, otherwise once it was accepted or refused. It
     *     does not wait until the models are active: the reported state says when. Never fails exceptionally
     */
    CompletionStage<Answer> offer(SourceId source, String origin, String document);

    /**
     * Does what an operator asks of one model.
     *
     * @return completed on any thread once it is clear whether it can be done; what follows is in the reported state.
     *     Never fails exceptionally
     */
    CompletionStage<Answer> perform(Operation operation);

    /** Asks for a poll and a reconciliation now, ignoring back-off. */
    void sync();

    /** Returns the desired state that is in force as a JSON document, {@code {}} if there is none. */
    String desired();

    /** Returns the reported state as a JSON document: always complete, never a delta. */
    String reported();

    /**
     * Tells the listener how the gateway stands, now and after each change.
     *
     * @return closes the subscription
     */
    AutoCloseable onReport(ReportListener listener);
}
