package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredBlob;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The store on disk. The lock is held while names change, never while a model's bytes are written or verified. */
final class FileModelStore implements ModelStore, Closeable {

    private final FileOps ops;
    private final StoreLayout layout;
    private final Problems problems = new Problems();
    private final Leases leases = new Leases();
    private final ReentrantLock lock = new ReentrantLock();
    private final TempFiles temp;
    private final FreeSpace space;
    private final Records records;
    private final Blobs blobs;
    private final Documents documents;
    private final FileView view;
    private @Nullable Closeable processLock;

    FileModelStore(FileOps ops, Path directory, long minimumFreeBytes) {
        this.ops = ops;
        layout = new StoreLayout(directory.toAbsolutePath().normalize());
        space = new FreeSpace(ops, layout, minimumFreeBytes);
        Hashing hashing = new Hashing(ops);
        temp = new TempFiles(ops, layout, problems);
        records = new Records(ops, layout, temp, problems);
        blobs = new Blobs(ops, layout, temp, problems, hashing);
        documents = new Documents(ops, layout, temp, problems);
        view = new FileView(ops, layout, temp, problems, hashing);
    }

    /**
     * Opens the store, whose directory is created if need be. Once.
     *
     * @throws StoreException if it is in use, was written by a newer version, or the disk refuses
     */
    FileModelStore open() throws StoreException {
        lock.lock();
        try {
            Closeable locked = StoreOpening.lock(ops, layout);
            processLock = locked;
            boolean opened = false;
            try {
                StoreOpening.prepare(ops, layout, temp);
                records.load();
                view.refresh(records.all());
                opened = true;
                return this;
            } finally {
                if (!opened) {
                    processLock = null;
                    locked.close();
                }
            }
        } catch (IOException e) {
            throw Refusals.disk("store [" + layout.root() + "]", e);
        } finally {
            lock.unlock();
        }
    }

    /** Returns what was found wrong and worked around, oldest first; the last hundred. */
    List<String> problems() {
        return problems.latest();
    }

    @Override
    public Optional<StoredBlob> find(Digest digest) {
        return blobs.find(digest);
    }

    @Override
    public BlobWriter write(Digest expected, long size, long limit) throws StoreException {
        if (size < -1 || limit < 0) {
            throw new IllegalArgumentException(
                    "size [" + size + "] must be -1 or more bytes, limit [" + limit + "] 0 or more");
        }
        if (size > limit) {
            throw new StoreException(
                    ErrorCode.TRANSFER_TOO_LARGE,
                    "file [" + expected + "] has [" + size + "] bytes: at most [" + limit + "] are allowed");
        }
        space.check(Math.max(size, 0));
        WriterContext context = new WriterContext(ops, temp, space, problems, this::place);
        return change("file [" + expected + "]", () -> new FileBlobWriter(context, expected, size, limit));
    }

    private void place(Path tempFile, Digest expected, Digest sha256) throws StoreException {
        change("file [" + expected + "]", () -> {
            blobs.place(tempFile, expected, sha256);
            view.refresh(records.all());
            return sha256;
        });
    }

    @Override
    public BlobLease open(Digest digest) throws StoreException {
        if (digest.algorithm() != Digest.Algorithm.SHA256) {
            throw new IllegalArgumentException("digest [" + digest + "] of a stored file must be SHA-256");
        }
        change("file [" + digest + "]", () -> leases.lend(digest));
        boolean lent = false;
        try {
            Optional<String> damage = blobs.damage(digest);
            if (damage.isPresent()) {
                removeIfStillDamaged(digest);
                throw new StoreException(ErrorCode.STORE_CORRUPTED, "file [" + digest + "] " + damage.get());
            }
            StoredBlob blob = blobs.find(digest).orElseThrow(() -> new IOException("file [" + digest + "] vanished"));
            lent = true;
            return new FileBlobLease(leases, layout.blob(digest), blob);
        } catch (IOException e) {
            throw Refusals.disk("file [" + digest + "]", e);
        } finally {
            if (!lent) {
                leases.giveBack(digest);
            }
        }
    }

    /** Looks again under the lock: meanwhile another thread may have stored the file anew. */
    private void removeIfStillDamaged(Digest digest) throws StoreException {
        change("file [" + digest + "]", () -> {
            Optional<String> damage = blobs.damage(digest);
            if (damage.isPresent() && blobs.find(digest).isPresent()) {
                problems.report("file [" + digest + "] " + damage.get());
                blobs.remove(digest);
            }
            view.refresh(records.all());
            return damage;
        });
    }

    @Override
    public ModelRecord record(ModelName name) {
        lock.lock();
        try {
            return records.get(name).orElseGet(() -> ModelRecord.empty(name));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<ModelRecord> records() {
        lock.lock();
        try {
            return records.all();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void save(ModelRecord record) throws StoreException {
        change("record of model [" + record.name() + "]", () -> {
            FileView.check(record, records.all());
            records.save(record);
            view.refresh(records.all());
            return record;
        });
    }

    @Override
    public void remove(ModelName name) throws StoreException {
        change("record of model [" + name + "]", () -> {
            records.remove(name);
            view.refresh(records.all());
            return name;
        });
    }

    @Override
    public Optional<String> document(String name) {
        return documents.read(name);
    }

    @Override
    public void saveDocument(String name, String content) throws StoreException {
        change("document [" + name + "]", () -> {
            documents.save(name, content);
            return name;
        });
    }

    @Override
    public long collect() throws StoreException {
        return change("store [" + layout.root() + "]", () -> {
            Set<Digest> named = new HashSet<>();
            records.all().forEach(record -> record.versions().values().forEach(version -> version.artifacts().stream()
                    .map(StoredArtifact::digest)
                    .forEach(named::add)));
            view.refresh(records.all());
            return temp.sweep() + blobs.collect(digest -> named.contains(digest) || leases.isLent(digest));
        });
    }

    private <T> T change(String subject, Change<T> change) throws StoreException {
        lock.lock();
        try {
            if (processLock == null) {
                throw new StoreException(
                        ErrorCode.STORE_IO, "store [" + layout.root() + "] is not open: ask for the service again");
            }
            return change.run();
        } catch (IOException e) {
            throw Refusals.disk(subject, e);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the store's use of its directory; what is being changed is changed first. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            Closeable locked = processLock;
            if (locked != null) {
                processLock = null;
                temp.abandon();
                locked.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private interface Change<T> {
        T run() throws IOException, StoreException;
    }
}
