package dev.modelwire.wire.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A bound service and the calls in it: each is one atomic step to begin and one to end. Once retired it takes no more. */
final class HeldService<S> {

    private static final int RETIRED = Integer.MIN_VALUE;

    private final S service;
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch drained = new CountDownLatch(1);

    HeldService(S service) {
        this.service = service;
    }

    S service() {
        return service;
    }

    /** Begins a call, which must be ended; false if the service was retired. */
    boolean begin() {
        if (calls.getAndIncrement() >= 0) {
            return true;
        }
        end();
        return false;
    }

    /** Ends a call that has begun. */
    void end() {
        if (calls.decrementAndGet() == RETIRED) {
            drained.countDown();
        }
    }

    /** Lets no more calls begin; once. */
    void retire() {
        if (calls.getAndAdd(RETIRED) == 0) {
            drained.countDown();
        }
    }

    /** Waits for the calls of a retired service; false if one still runs when the time is over. */
    boolean awaitDrained(Duration patience) {
        try {
            return drained.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
