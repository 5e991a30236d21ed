package dev.modelwire.store.internal;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoreException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** Promises bytes to writers, so that two of them are never promised the same ones. Guarded by the store's lock. */
final class Room {

    private final FileOps ops;
    private final StoreLayout layout;
    private final StoreOptions options;
    private final Map<Object, Promise> promises = new HashMap<>();

    /** What a writer may yet write, and what it has written that is in nobody's account. */
    private record Promise(long toCome, long written) {}

    /** What stands in the store, and what could go from it. */
    interface Stock {

        /** Returns the bytes of the files that are whole, interrupted or in quarantine. */
        long usedBytes() throws IOException;

        /** Returns the bytes that {@link #makeRoom} could free. */
        long reclaimableBytes() throws IOException;

        /** Removes the one thing that is missed least; returns whether there was one. */
        boolean makeRoom() throws IOException, StoreException;
    }

    Room(FileOps ops, StoreLayout layout, StoreOptions options) {
        this.ops = ops;
        this.layout = layout;
        this.options = options;
    }

    /**
     * Promises a writer that many bytes more.
     *
     * @param written what it has written already
     * @throws StoreException {@code STORE_FULL} with the numbers; then nothing was removed in vain
     */
    void promise(Object writer, long written, long toCome, Stock stock) throws IOException, StoreException {
        promises.remove(writer);
        long missing = missing(written, toCome, stock);
        if (missing > 0 && missing > stock.reclaimableBytes()) {
            throw full(toCome, missing, stock);
        }
        while (missing > 0 && stock.makeRoom()) {
            missing = missing(written, toCome, stock);
        }
        if (missing > 0) {
            throw full(toCome, missing, stock);
        }
        promises.put(writer, new Promise(toCome, written));
    }

    void release(Object writer) {
        promises.remove(writer);
    }

    private long missing(long written, long toCome, Stock stock) throws IOException {
        long promised = promises.values().stream().mapToLong(Promise::toCome).sum();
        long onDisk = sum(toCome, promised, options.minimumFreeBytes()) - ops.usableSpace(layout.root());
        if (options.quotaBytes() == 0) {
            return onDisk;
        }
        long begun = promises.values().stream().mapToLong(Promise::written).sum();
        long inQuota = sum(stock.usedBytes(), begun, written, promised, toCome) - options.quotaBytes();
        return Math.max(onDisk, inQuota);
    }

    /** Adds what is not negative; what no disk could hold stays the largest number. */
    private static long sum(long... bytes) {
        return LongStream.of(bytes).reduce(0, (one, other) -> one + other < 0 ? Long.MAX_VALUE : one + other);
    }

    private StoreException full(long toCome, long missing, Stock stock) throws IOException {
        String quota = options.quotaBytes() == 0
                ? ""
                : ", the store has used [" + stock.usedBytes() + "] of its quota of [" + options.quotaBytes()
                        + "] bytes";
        return new StoreException(
                ErrorCode.STORE_FULL,
                "[" + toCome + "] more bytes do not fit: [" + ops.usableSpace(layout.root())
                        + "] bytes are free on the disk and [" + options.minimumFreeBytes() + "] must stay free" + quota
                        + "; versions that may go would free [" + stock.reclaimableBytes() + "]: free ["
                        + Math.max(1, missing - stock.reclaimableBytes()) + "] bytes or change the bounds");
    }
}
