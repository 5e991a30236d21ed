package dev.modelwire.inference.internal;

import dev.modelwire.api.store.StoredVersion;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The memory of a loaded version, counted from its load until it is freed, and what it takes to load it once more. */
final class Footprint {

    private final StoredVersion stored;
    private final long bytes;
    private final AtomicLong total;
    private final CountDownLatch freed = new CountDownLatch(1);

    Footprint(StoredVersion stored, long bytes, AtomicLong total) {
        this.stored = stored;
        this.bytes = bytes;
        this.total = total;
        total.addAndGet(bytes);
    }

    StoredVersion stored() {
        return stored;
    }

    long bytes() {
        return bytes;
    }

    /** Returns what frees the memory and counts that. */
    Runnable counting(Runnable free) {
        return () -> {
            try {
                free.run();
            } finally {
                total.addAndGet(-bytes);
                freed.countDown();
            }
        };
    }

    /** Waits until the memory is free; false if it is not after so many seconds. */
    boolean awaitFreed(int seconds) {
        try {
            return freed.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
