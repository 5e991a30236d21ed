package dev.modelwire.inference.internal;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the leases of a model until it is retired. The one call that finds it retired and no longer leased is told so,
 * and only that one.
 */
final class LeaseCounter {

    private static final int RETIRED = Integer.MIN_VALUE;

    private final AtomicInteger state = new AtomicInteger();

    /** Takes a lease; false if the model was retired. */
    boolean tryAcquire() {
        int seen = state.get();
        while (seen >= 0) {
            int witness = state.compareAndExchange(seen, seen + 1);
            if (witness == seen) {
                return true;
            }
            seen = witness;
        }
        return false;
    }

    /** Gives a lease back; true if it was the last one of a retired model. */
    boolean release() {
        return state.decrementAndGet() == RETIRED;
    }

    /** Lets no more leases be taken; true if there is none and this call was the first. */
    boolean retire() {
        return state.getAndUpdate(seen -> seen | RETIRED) == 0;
    }

    boolean isRetired() {
        return state.get() < 0;
    }

    /** Returns how many leases are open. */
    int leases() {
        return state.get() & Integer.MAX_VALUE;
    }
}
