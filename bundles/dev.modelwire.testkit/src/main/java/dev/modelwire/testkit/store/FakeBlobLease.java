package dev.modelwire.testkit.store;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.api.store.StoredBlob;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

final class FakeBlobLease implements BlobLease {

    private final FakeModelStore store;
    private final Path path;
    private final StoredBlob blob;
    private final AtomicBoolean closed = new AtomicBoolean();

    FakeBlobLease(FakeModelStore store, Path path, StoredBlob blob) {
        this.store = store;
        this.path = path;
        this.blob = blob;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public Digest digest() {
        return blob.digest();
    }

    @Override
    public long size() {
        return blob.size();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            store.release(blob.digest());
        }
    }
}
