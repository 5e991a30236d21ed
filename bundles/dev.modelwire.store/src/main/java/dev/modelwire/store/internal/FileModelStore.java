package dev.modelwire.store.internal;

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
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The store on disk. The lock is held while names change, never while a model's bytes are written or verified. */
final class FileModelStore implements ModelStore, WriterContext.Host, Closeable {

    private final FileOps ops;
    private final StoreLayout layout;
    private final StoreOptions options;
    private final Problems problems = new Problems();
    private final ReentrantLock lock = new ReentrantLock();
    private final Leases leases = new Leases();
    private final TempFiles temp;
    private final Hashing hashing;
    private final Records records;
    private final Blobs blobs;
    private final Partials partials;
    private final Documents documents;
    private final FileView view;
    private final Room room;
    private final Stocktaking stock;
    private final WriterContext writers;
    private @Nullable Closeable processLock;

    /** A store that is opened by the caller's thread alone. */
    FileModelStore(FileOps ops, Path directory, StoreOptions options) {
        this(ops, directory, options, task -> {});
    }

    /**
     * Makes a store, which is not open yet.
     *
     * @param helper reads records too while the store is being opened; may do it late, or never
     */
    FileModelStore(FileOps ops, Path directory, StoreOptions options, Executor helper) {
        this.ops = ops;
        this.options = options;
        layout = new StoreLayout(directory.toAbsolutePath().normalize());
        hashing = new Hashing(ops);
        temp = new TempFiles(ops, layout, problems);
        records = new Records(ops, layout, temp, problems, options.versionsKept(), helper);
        blobs = new Blobs(ops, layout, temp, problems, hashing);
        partials = new Partials(ops, layout, temp, problems);
        documents = new Documents(ops, layout, temp, problems);
        view = new FileView(ops, layout, temp, problems, hashing);
        room = new Room(ops, layout, options);
        stock = new Stocktaking(records, blobs, partials, temp, leases, view);
        writers = new WriterContext(ops, temp, problems, this);
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
                StoreOpening.prepare(ops, layout, temp, problems);
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
        checkBounds("file [" + expected + "]", size, limit);
        return change("file [" + expected + "]", () -> {
            partials.discard(expected);
            FileBlobWriter writer = FileBlobWriter.begin(writers, expected, size, limit);
            return promised(writer, 0, size);
        });
    }

    private FileBlobWriter promised(FileBlobWriter writer, long written, long size) throws IOException, StoreException {
        boolean promised = false;
        try {
            room.promise(writer, written, Math.max(size - written, 0), stock);
            promised = true;
            return writer;
        } finally {
            if (!promised) {
                writer.close();
            }
        }
    }

    private static void checkBounds(String subject, long size, long limit) throws StoreException {
        if (size < -1 || limit < 0) {
            throw new IllegalArgumentException(
                    "size [" + size + "] must be -1 or more bytes, limit [" + limit + "] 0 or more");
        }
        if (size > limit) {
            throw new StoreException(
                    ErrorCode.TRANSFER_TOO_LARGE,
                    subject + " has [" + size + "] bytes: at most [" + limit + "] are allowed");
        }
    }

    @Override
    public Optional<PartialBlob> partial(Digest expected) {
        lock.lock();
        try {
            return partials.find(expected);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public BlobWriter resume(PartialBlob partial, long size, long limit) throws StoreException {
        Digest expected = partial.expected();
        String subject = "beginning of file [" + expected + "]";
        checkBounds(subject, size, limit);
        Path file = layout.partial(expected);
        change(subject, () -> {
            Optional<PartialBlob> found = partials.look(expected)
                    .filter(now -> now.validator().equals(partial.validator()))
                    .filter(now -> now.written() <= (size >= 0 ? size : limit));
            if (found.isEmpty()) {
                partials.discard(expected);
                throw new StoreException(
                        ErrorCode.STORE_CORRUPTED, subject + " is gone or longer than the file: fetch it anew");
            }
            temp.claim(file);
            return found;
        });
        boolean resumed = false;
        try {
            FileBlobWriter writer = FileBlobWriter.resume(writers, expected, size, limit, file, hashing);
            change(subject, () -> promised(writer, writer.written(), size));
            resumed = true;
            return writer;
        } catch (IOException e) {
            throw Refusals.disk(subject, e);
        } finally {
            if (!resumed) {
                temp.leave(file);
            }
        }
    }

    @Override
    public void promise(Object writer, long written, long toCome) throws StoreException {
        change("store [" + layout.root() + "]", () -> {
            room.promise(writer, written, toCome, stock);
            return written;
        });
    }

    @Override
    public Path adopt(Digest expected, String validator, Path tempFile) throws StoreException {
        return change("file [" + expected + "]", () -> partials.adopt(expected, validator, tempFile));
    }

    @Override
    public void place(Path tempFile, Digest expected, Digest sha256) throws StoreException {
        change("file [" + expected + "]", () -> {
            blobs.place(tempFile, expected, sha256);
            stock.arrived(sha256);
            ops.delete(StoreLayout.validator(layout.partial(expected)));
            view.refresh(records.all());
            return sha256;
        });
    }

    @Override
    public void ended(Object writer, Digest expected, Path file, boolean kept) {
        lock.lock();
        try {
            room.release(writer);
            boolean lasting = file.equals(layout.partial(expected)) && temp.isInUse(file);
            if (kept) {
                temp.leave(file);
            } else {
                temp.discardUnlessRenamed(file);
            }
            if (lasting && !kept) {
                ops.delete(StoreLayout.validator(file));
            }
        } catch (IOException e) {
            problems.report("beginning of file [" + expected + "] stays until the next collection", e);
        } finally {
            lock.unlock();
        }
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
                quarantineIfStillDamaged(digest);
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
    private void quarantineIfStillDamaged(Digest digest) throws StoreException {
        change("file [" + digest + "]", () -> {
            Optional<String> damage = blobs.damage(digest);
            if (damage.isPresent() && blobs.find(digest).isPresent()) {
                problems.report("file [" + digest + "] " + damage.get());
                blobs.quarantine(digest);
            }
            view.refresh(records.all());
            return damage;
        });
    }

    @Override
    public ModelRecord record(ModelName name) {
        lock.lock();
        try {
            return records.record(name);
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
            blobs.settle(record);
            records.save(record);
            stock.named(record);
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
    public long collect(Set<Digest> spared) throws StoreException {
        return change("store [" + layout.root() + "]", () -> stock.collect(spared));
    }

    @Override
    public StoreStatus status() {
        lock.lock();
        try {
            return new StoreStatus(
                    layout.root(),
                    stock.usedBytes(),
                    options.quotaBytes(),
                    ops.usableSpace(layout.root()),
                    options.minimumFreeBytes(),
                    problems.latest());
        } catch (IOException e) {
            problems.report("store [" + layout.root() + "] cannot be measured", e);
            return new StoreStatus(
                    layout.root(), 0, options.quotaBytes(), -1, options.minimumFreeBytes(), problems.latest());
        } finally {
            lock.unlock();
        }
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
