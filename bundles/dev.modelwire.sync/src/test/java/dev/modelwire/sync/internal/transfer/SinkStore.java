package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.PartialBlob;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoreStatus;
import dev.modelwire.api.store.StoredBlob;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store of one file that keeps its digest and no byte of it. */
final class SinkStore implements ModelStore {

    private final MessageDigest digest;
    private @Nullable PartialBlob begun;
    private long received;

    SinkStore() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Makes it believe that so much of a file is there. */
    void begin(PartialBlob beginning) {
        begun = beginning;
    }

    /** Returns how many bytes came in all. */
    long received() {
        return received;
    }

    @Override
    public BlobWriter write(Digest expected, long size, long limit) {
        digest.reset();
        begun = null;
        return new Writer(expected, 0);
    }

    @Override
    public Optional<PartialBlob> partial(Digest expected) {
        return Optional.ofNullable(begun);
    }

    @Override
    public BlobWriter resume(PartialBlob partial, long size, long limit) {
        return new Writer(partial.expected(), partial.written());
    }

    private final class Writer implements BlobWriter {

        private final Digest expected;
        private long written;

        Writer(Digest expected, long written) {
            this.expected = expected;
            this.written = written;
        }

        @Override
        public void write(ByteBuffer bytes) {
            written += bytes.remaining();
            received += bytes.remaining();
            digest.update(bytes);
            PartialBlob named = begun;
            if (named != null) {
                begun = new PartialBlob(expected, written, named.validator());
            }
        }

        @Override
        public long written() {
            return written;
        }

        @Override
        public void resumable(String validator) {
            begun = new PartialBlob(expected, written, validator);
        }

        @Override
        public StoredBlob commit() throws StoreException {
            Digest found = Digest.of(Digest.Algorithm.SHA256, digest.digest());
            if (!found.equals(expected)) {
                throw new StoreException(ErrorCode.DIGEST_MISMATCH, "file has digest [" + found + "]");
            }
            return new StoredBlob(found, written);
        }

        @Override
        public void close() {}
    }

    @Override
    public Optional<StoredBlob> find(Digest wanted) {
        return Optional.empty();
    }

    @Override
    public BlobLease open(Digest wanted) {
        throw new UnsupportedOperationException("a sink keeps no files");
    }

    @Override
    public ModelRecord record(ModelName name) {
        return ModelRecord.empty(name);
    }

    @Override
    public List<ModelRecord> records() {
        return List.of();
    }

    @Override
    public void save(ModelRecord record) {
        throw new UnsupportedOperationException("a sink keeps no records");
    }

    @Override
    public void remove(ModelName name) {
        throw new UnsupportedOperationException("a sink keeps no records");
    }

    @Override
    public Optional<String> document(String name) {
        return Optional.empty();
    }

    @Override
    public void saveDocument(String name, String content) {
        throw new UnsupportedOperationException("a sink keeps no documents");
    }

    @Override
    public long collect(Set<Digest> kept) {
        return 0;
    }

    @Override
    public StoreStatus status() {
        throw new UnsupportedOperationException("a sink has no status");
    }
}
