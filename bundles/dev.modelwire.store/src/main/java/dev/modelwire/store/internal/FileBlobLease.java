package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.api.store.StoredBlob;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

final class FileBlobLease implements BlobLease {

    private final Leases leases;
    private final Path path;
    private final StoredBlob blob;
    private final AtomicBoolean closed = new AtomicBoolean();

    FileBlobLease(Leases leases, Path path, StoredBlob blob) {
        this.leases = leases;
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
            leases.giveBack(blob.digest());
        }
    }
}
