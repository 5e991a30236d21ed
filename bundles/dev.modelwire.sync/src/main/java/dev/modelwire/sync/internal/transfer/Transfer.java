package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.sync.internal.desired.Shown;
import dev.modelwire.sync.internal.transfer.HttpGet.Answer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Fetches files into the store: one pass over the network, to the disk and through the digest at once. */
public final class Transfer {

    private static final int OK = 200;

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
        try (BlobWriter writer = store.write(artifact.digest(), artifact.size(), limit);
                Answer answer = http.open(artifact.url(), Map.of(), cancellation)) {
            checkStatus(answer, artifact);
            return new TransferOutcome.Fetched(copy(answer, writer, progress));
        } catch (TransferException e) {
            return new TransferOutcome.Failed(e.code(), e.detail());
        } catch (StoreException e) {
            return new TransferOutcome.Failed(
                    e.code(), "[" + Shown.of(artifact.url()) + "] was refused: " + e.getMessage());
        } catch (CancelledTransferException e) {
            return new TransferOutcome.Cancelled();
        }
    }

    private static StoredBlob copy(Answer answer, BlobWriter writer, AtomicLong progress)
            throws TransferException, CancelledTransferException, StoreException {
        for (List<ByteBuffer> bytes = answer.body().next();
                !bytes.isEmpty();
                bytes = answer.body().next()) {
            for (ByteBuffer buffer : bytes) {
                writer.write(buffer);
            }
            progress.set(writer.written());
        }
        return writer.commit();
    }

    private void checkStatus(Answer answer, DesiredArtifact artifact) throws TransferException {
        if (answer.status() != OK) {
            throw answer.unwanted();
        }
        long length = answer.length();
        boolean known = artifact.size() != DesiredArtifact.SIZE_UNKNOWN;
        long most = known ? Math.min(limit, artifact.size()) : limit;
        if (length > most) {
            throw refused(ErrorCode.TRANSFER_TOO_LARGE, answer.url(), length, "more than the [" + most + "] allowed");
        }
        if (known && length >= 0 && length < artifact.size()) {
            throw refused(
                    ErrorCode.SIZE_MISMATCH, answer.url(), length, "less than the [" + artifact.size() + "] desired");
        }
    }

    private static TransferException refused(ErrorCode code, URI url, long length, String why) {
        return new TransferException(code, "[" + Shown.of(url) + "] is about to send [" + length + "] bytes, " + why);
    }
}
