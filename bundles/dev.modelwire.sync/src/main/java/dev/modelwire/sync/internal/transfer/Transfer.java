package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.sync.internal.desired.DownloadUrl;
import dev.modelwire.sync.internal.desired.Shown;
import dev.modelwire.sync.internal.directory.DirectoryTwin;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Fetches files into the store: one pass, to the disk and through the digest at once. */
public final class Transfer {

    /** A broken connection is made anew at once if the one before brought at least so much that is kept. */
    static final long WORTH_GOING_ON = 1L << 20;

    private final HttpGet http;
    private final ModelStore store;
    private final long limit;
    private final List<DirectoryTwin> directories;
    private final Mirrors mirrors;

    Transfer(HttpGet http, ModelStore store, long limit, List<DirectoryTwin> directories, Mirrors mirrors) {
        this.http = http;
        this.store = store;
        this.limit = limit;
        this.directories = List.copyOf(directories);
        this.mirrors = mirrors;
    }

    /** One attempt at a file. */
    interface Pass {
        StoredBlob run() throws TransferException, StoreException, CancelledTransferException;

        /** Returns how many bytes that are kept the last connection brought before it broke. */
        default long brought() {
            return 0;
        }
    }

    /** Blocks until the file is stored or has failed; counts its bytes in {@code progress} as they come. */
    public TransferOutcome fetch(DesiredArtifact artifact, AtomicLong progress, Cancellation cancellation) {
        Optional<StoredBlob> there = store.find(artifact.digest());
        if (there.isPresent()) {
            return new TransferOutcome.Fetched(there.get());
        }
        return mirrors.fetch(artifact, place -> fetchFrom(place, progress, cancellation));
    }

    private TransferOutcome fetchFrom(DesiredArtifact artifact, AtomicLong progress, Cancellation cancellation) {
        Pass pass = pass(artifact, progress, cancellation);
        while (true) {
            try {
                return new TransferOutcome.Fetched(pass.run());
            } catch (TransferException e) {
                if (cancellation.isCancelled()) {
                    return new TransferOutcome.Cancelled(); // the connection may break before it is known why
                }
                if (e.code() != ErrorCode.TRANSFER_FAILED || pass.brought() < WORTH_GOING_ON) {
                    return new TransferOutcome.Failed(e.code(), e.detail(), e.retryAfter());
                }
            } catch (StoreException e) {
                return new TransferOutcome.Failed(
                        e.code(), "[" + Shown.of(artifact.url()) + "] was refused: " + e.getMessage());
            } catch (CancelledTransferException e) {
                return new TransferOutcome.Cancelled();
            }
        }
    }

    private Pass pass(DesiredArtifact artifact, AtomicLong progress, Cancellation cancellation) {
        if (!DownloadUrl.isBeside(artifact.url())) {
            return new Download(http, store, limit, artifact, progress, cancellation);
        }
        if (directories.isEmpty()) {
            String url = Shown.of(artifact.url());
            return () -> {
                throw new TransferException(
                        ErrorCode.URL_SCHEME_REFUSED, "[" + url + "] is relative, and no directory is configured");
            };
        }
        DirectoryTwin twin = directories.get(0);
        return new FileCopy(twin.files(), twin.directory(), store, limit, artifact, progress, cancellation)::run;
    }
}
