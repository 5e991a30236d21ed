package dev.modelwire.benchmarks;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.sync.internal.directory.NoFollowFiles;
import dev.modelwire.sync.internal.loop.OwnThreads;
import dev.modelwire.sync.internal.transfer.Cancellation;
import dev.modelwire.sync.internal.transfer.Connection;
import dev.modelwire.sync.internal.transfer.Transfer;
import dev.modelwire.sync.internal.transfer.TransferOutcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Transfers as the sync service makes them, with its threads. */
final class Fetch {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LIMIT = 4L << 30;
    private static final int MOST_ATTEMPTS = 100;

    private final Transfer transfer;

    Fetch(ModelStore store) {
        SyncOptions options =
                new SyncOptions(true, "", List.of(), List.of(), TransferOptions.of(PATIENCE, PATIENCE, LIMIT));
        transfer = Connection.of(
                        options,
                        Components.NO_TLS,
                        store,
                        new OwnThreads().http(),
                        System::nanoTime,
                        new NoFollowFiles())
                .transfer();
    }

    /** Fetches a file into the store; returns how many attempts it took. */
    int file(URI url, Digest digest, long size) throws IOException {
        DesiredArtifact artifact = new DesiredArtifact(ArtifactRole.MODEL, url, digest, size);
        TransferOutcome outcome = transfer.fetch(artifact, new AtomicLong(), new Cancellation());
        int attempts = 1;
        while (outcome instanceof TransferOutcome.Failed failed) {
            if (attempts++ == MOST_ATTEMPTS) {
                throw new IOException("[" + url + "] failed [" + attempts + "] times: " + failed.detail());
            }
            outcome = transfer.fetch(artifact, new AtomicLong(), new Cancellation());
        }
        return attempts;
    }
}
