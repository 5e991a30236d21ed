package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.PartialBlob;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.sync.internal.desired.Shown;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Fetches files into the store: one pass over the network, to the disk and through the digest at once. */
public final class Transfer {

    /** A broken connection is made anew at once if the one before brought at least so much that is kept. */
    static final long WORTH_GOING_ON = 1L << 20;

    private final HttpGet http;
    private final ModelStore store;
    private final long limit;

    Transfer(HttpGet http, ModelStore store, long limit) {
        this.http = http;
        this.store = store;
        this.limit = limit;
    }

    /** Blocks until the file is stored or has failed; counts its bytes in {@code progress} as they come. */
    public TransferOutcome fetch(DesiredArtifact artifact, AtomicLong progress, Cancellation cancellation) {
        Optional<StoredBlob> there = store.find(artifact.digest());
        if (there.isPresent()) {
            return new TransferOutcome.Fetched(there.get());
        }
        Download download = new Download(http, store, limit, artifact, progress, cancellation);
        long kept = kept(artifact);
        while (true) {
            try {
                return new TransferOutcome.Fetched(download.run());
            } catch (TransferException e) {
                if (cancellation.isCancelled()) {
                    return new TransferOutcome.Cancelled(); // the connection may break before it is known why
                }
                long now = kept(artifact);
                if (e.code() != ErrorCode.TRANSFER_FAILED || now - kept < WORTH_GOING_ON) {
                    return new TransferOutcome.Failed(e.code(), e.detail(), e.retryAfter());
                }
                kept = now;
            } catch (StoreException e) {
                return new TransferOutcome.Failed(
                        e.code(), "[" + Shown.of(artifact.url()) + "] was refused: " + e.getMessage());
            } catch (CancelledTransferException e) {
                return new TransferOutcome.Cancelled();
            }
        }
    }

    private long kept(DesiredArtifact artifact) {
        return store.partial(artifact.digest()).map(PartialBlob::written).orElse(0L);
    }
}
