package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.sync.internal.directory.NoFollowFiles;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Fetches a file, in a process whose heap is as small as the one who starts it wants: URL, size, digest. */
final class FetchInLittleMemory {

    private FetchInLittleMemory() {}

    public static void main(String[] arguments) {
        long size = Long.parseLong(arguments[1]);
        Duration patience = Duration.ofSeconds(30);
        SyncOptions options =
                new SyncOptions(true, "", List.of(), List.of(), TransferOptions.of(patience, patience, size));
        SinkStore store = new SinkStore();
        ExecutorService executor = Executors.newCachedThreadPool();
        TransferOutcome outcome = Connection.of(
                        options, new NoTrust(), store, executor, System::nanoTime, new NoFollowFiles())
                .transfer()
                .fetch(
                        new DesiredArtifact(
                                ArtifactRole.MODEL, URI.create(arguments[0]), Digest.sha256(arguments[2]), size),
                        new AtomicLong(),
                        new Cancellation());
        executor.shutdownNow();
        System.out.println(outcome.getClass().getSimpleName() + " " + store.received());
        if (outcome instanceof TransferOutcome.Failed failed) {
            System.out.println(failed.detail());
        }
    }
}
