package dev.modelwire.sync.internal.loop;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Counts the operations of a store, and at one of them fails or lets the process die, before it or after it. */
final class FragileStore implements ModelStore {

    /** What happens at the operation. */
    enum Fate {
        DIES_BEFORE,
        DIES_AFTER,
        FAILS
    }

    private final ModelStore store;
    private Runnable death = () -> {};
    private Fate fate = Fate.FAILS;
    private String failing = "";
    private int operations;
    private int doomed;
    private boolean dead;

    FragileStore(ModelStore store) {
        this.store = store;
    }

    /** A new process on the same disk. */
    void revive(Runnable onDeath) {
        death = onDeath;
        dead = false;
        doomed = fate == Fate.FAILS ? doomed : 0;
    }

    /** Dooms the n-th operation from now. */
    void doom(int operation, Fate to) {
        doomed = operations + operation;
        fate = to;
    }

    /** Lets no save of that document succeed. */
    void failing(String document) {
        failing = document;
    }

    int operations() {
        return operations;
    }

    boolean dead() {
        return dead;
    }

    /** A step of somebody else's that counts as an operation. */
    void step() {
        try {
            operation(() -> null);
        } catch (StoreException e) {
            throw new IllegalStateException("the step was told to fail", e);
        }
    }

    private synchronized <T> T operation(Callable<T> work) throws StoreException {
        if (dead) {
            throw new ManualThreads.Death();
        }
        operations++;
        if (operations == doomed && fate == Fate.FAILS) {
            throw new StoreException(ErrorCode.STORE_IO, "operation [" + operations + "] was told to fail");
        }
        if (operations == doomed && fate == Fate.DIES_BEFORE) {
            die();
        }
        T result = call(work);
        if (operations == doomed) {
            if (result instanceof BlobLease lease) {
                lease.close();
            }
            die();
        }
        return result;
    }

    /** The process dies here and now. */
    void die() {
        dead = true;
        death.run();
        throw new ManualThreads.Death();
    }

    private static <T> T call(Callable<T> work) throws StoreException {
        try {
            return work.call();
        } catch (StoreException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void run(Change change) throws StoreException {
        operation(() -> {
            change.make();
            return "";
        });
    }

    private interface Change {
        void make() throws StoreException;
    }

    @Override
    public BlobWriter write(Digest expected, long size, long limit) throws StoreException {
        return new Writer(operation(() -> store.write(expected, size, limit)));
    }

    @Override
    public BlobWriter resume(PartialBlob partial, long size, long limit) throws StoreException {
        return new Writer(operation(() -> store.resume(partial, size, limit)));
    }

    @Override
    public BlobLease open(Digest digest) throws StoreException {
        return operation(() -> store.open(digest));
    }

    @Override
    public void save(ModelRecord record) throws StoreException {
        run(() -> store.save(record));
    }

    @Override
    public void remove(ModelName name) throws StoreException {
        run(() -> store.remove(name));
    }

    @Override
    public void saveDocument(String name, String content) throws StoreException {
        if (name.equals(failing)) {
            throw new StoreException(ErrorCode.STORE_IO, "document [" + name + "] was told to fail");
        }
        run(() -> store.saveDocument(name, content));
    }

    @Override
    public long collect(Set<Digest> spared) throws StoreException {
        return operation(() -> store.collect(spared));
    }

    @Override
    public Optional<StoredBlob> find(Digest digest) {
        return store.find(digest);
    }

    @Override
    public Optional<PartialBlob> partial(Digest expected) {
        return store.partial(expected);
    }

    @Override
    public ModelRecord record(ModelName name) {
        return store.record(name);
    }

    @Override
    public List<ModelRecord> records() {
        return store.records();
    }

    @Override
    public Optional<String> document(String name) {
        return store.document(name);
    }

    @Override
    public StoreStatus status() {
        return store.status();
    }

    private final class Writer implements BlobWriter {

        private final BlobWriter writer;

        Writer(BlobWriter writer) {
            this.writer = writer;
        }

        @Override
        public void write(ByteBuffer bytes) throws StoreException {
            run(() -> writer.write(bytes));
        }

        @Override
        public long written() {
            return writer.written();
        }

        @Override
        public void resumable(String validator) throws StoreException {
            run(() -> writer.resumable(validator));
        }

        @Override
        public StoredBlob commit() throws StoreException {
            return operation(writer::commit);
        }

        @Override
        public void close() {
            if (!dead) {
                writer.close();
            }
        }
    }
}
