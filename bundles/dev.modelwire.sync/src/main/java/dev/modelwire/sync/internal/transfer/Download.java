package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.PartialBlob;
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
import org.jspecify.annotations.Nullable;

/** One file on its way into the store: goes on where it was interrupted if the server still has the same file. */
final class Download implements Transfer.Pass {

    /** What is smaller is sooner fetched again than remembered. */
    static final long WORTH_RESUMING = 64 * 1024;

    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final Map<String, String> WHOLE = Map.of("Accept-Encoding", "identity");

    private final HttpGet http;
    private final ModelStore store;
    private final long limit;
    private final DesiredArtifact artifact;
    private final AtomicLong progress;
    private final Cancellation cancellation;
    private long brought;

    Download(
            HttpGet http,
            ModelStore store,
            long limit,
            DesiredArtifact artifact,
            AtomicLong progress,
            Cancellation cancellation) {
        this.http = http;
        this.store = store;
        this.limit = limit;
        this.artifact = artifact;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** What came of asking for the rest of a file. */
    private sealed interface Rest {
        record Stored(StoredBlob blob) implements Rest {}

        /** The server sends the whole file. */
        record Whole(Answer answer) implements Rest {}

        /** The beginning is of no use. */
        record Useless() implements Rest {}
    }

    /** Returns how many bytes that are kept the last connection brought before it broke. */
    @Override
    public long brought() {
        return brought;
    }

    @Override
    public StoredBlob run() throws TransferException, StoreException, CancelledTransferException {
        brought = 0;
        Optional<PartialBlob> begun = store.partial(artifact.digest()).filter(partial -> partial.written() > 0);
        Rest rest = begun.isPresent() ? goOn(begun.get()) : new Rest.Useless();
        if (rest instanceof Rest.Stored stored) {
            return stored.blob();
        }
        if (rest instanceof Rest.Whole whole) {
            try (Answer answer = whole.answer()) {
                checkWhole(answer);
                try (BlobWriter writer = begin()) {
                    return take(answer, writer);
                }
            }
        }
        try (BlobWriter writer = begin();
                Answer answer = http.open(artifact.url(), WHOLE, cancellation)) {
            checkWhole(answer);
            return take(answer, writer);
        }
    }

    private BlobWriter begin() throws StoreException {
        progress.set(0);
        return store.write(artifact.digest(), artifact.size(), limit);
    }

    private Rest goOn(PartialBlob partial) throws TransferException, StoreException, CancelledTransferException {
        BlobWriter resumed;
        try {
            resumed = store.resume(partial, artifact.size(), limit);
        } catch (StoreException e) {
            if (e.code() == ErrorCode.STORE_CORRUPTED) {
                return new Rest.Useless();
            }
            throw e;
        }
        try (BlobWriter writer = resumed) {
            progress.set(writer.written());
            return writer.written() == artifact.size()
                    ? new Rest.Stored(writer.commit())
                    : askForRest(writer, partial.validator());
        }
    }

    private Rest askForRest(BlobWriter writer, String validator)
            throws TransferException, StoreException, CancelledTransferException {
        Answer answer = http.open(artifact.url(), rest(writer, validator), cancellation);
        if (answer.status() == OK) {
            return new Rest.Whole(answer);
        }
        try (answer) {
            if (answer.status() == PARTIAL_CONTENT && isRest(answer, writer.written(), validator)) {
                return new Rest.Stored(copy(answer, writer, validator));
            }
            if (answer.status() == PARTIAL_CONTENT || answer.status() == RANGE_NOT_SATISFIABLE) {
                return new Rest.Useless();
            }
            throw answer.unwanted();
        }
    }

    private boolean isRest(Answer answer, long from, String validator) {
        Optional<ContentRange> range = answer.headers()
                .firstValue("Content-Range")
                .flatMap(ContentRange::of)
                .filter(part -> part.isRest(from, artifact.size(), limit))
                .filter(part -> answer.length() < 0 || answer.length() == part.length());
        return range.isPresent() && Validator.matches(validator, answer.headers());
    }

    private StoredBlob take(Answer answer, BlobWriter writer)
            throws TransferException, StoreException, CancelledTransferException {
        long expected = Math.max(artifact.size(), answer.length());
        boolean worthIt = expected < 0 || expected >= WORTH_RESUMING;
        String validator = worthIt ? Validator.of(answer.headers()).orElse(null) : null;
        if (validator != null) {
            writer.resumable(validator);
        }
        return copy(answer, writer, validator);
    }

    /** Copies until the end, over as many connections as bring something: the digest goes on where it was. */
    private StoredBlob copy(Answer first, BlobWriter writer, @Nullable String validator)
            throws TransferException, CancelledTransferException, StoreException {
        long before = writer.written();
        try {
            return copy(first, writer);
        } catch (TransferException e) {
            brought = validator == null ? 0 : writer.written() - before;
            if (validator == null || e.code() != ErrorCode.TRANSFER_FAILED || brought < Transfer.WORTH_GOING_ON) {
                throw e;
            }
            first.close();
            return goOn(writer, validator, e);
        }
    }

    private StoredBlob goOn(BlobWriter writer, String validator, TransferException broken)
            throws TransferException, CancelledTransferException, StoreException {
        for (TransferException cause = broken; ; ) {
            long before = writer.written();
            try (Answer answer = http.open(artifact.url(), rest(writer, validator), cancellation)) {
                if (answer.status() != PARTIAL_CONTENT || !isRest(answer, before, validator)) {
                    throw cause; // begun anew, it is seen what the server has now
                }
                return copy(answer, writer);
            } catch (TransferException e) {
                if (e.equals(cause)) {
                    throw e;
                }
                brought = writer.written() - before;
                if (e.code() != ErrorCode.TRANSFER_FAILED || brought < Transfer.WORTH_GOING_ON) {
                    throw e;
                }
                cause = e;
            }
        }
    }

    private static Map<String, String> rest(BlobWriter writer, String validator) {
        return Map.of("Accept-Encoding", "identity", "Range", "bytes=" + writer.written() + "-", "If-Range", validator);
    }

    private StoredBlob copy(Answer answer, BlobWriter writer)
            throws TransferException, CancelledTransferException, StoreException {
        for (List<ByteBuffer> bytes = answer.body().next();
                !bytes.isEmpty();
                bytes = answer.body().next()) {
            for (ByteBuffer buffer : bytes) {
                writer.write(buffer);
            }
            progress.set(writer.written());
        }
        if (writer.written() < artifact.size()) {
            throw new TransferException(
                    ErrorCode.SIZE_MISMATCH,
                    "[" + Shown.of(answer.url()) + "] ended after [" + writer.written() + "] bytes: it must have ["
                            + artifact.size() + "]");
        }
        return writer.commit();
    }

    private void checkWhole(Answer answer) throws TransferException {
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
