package dev.modelwire.inference.internal;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/** What a model knows of one of its leases. It outlives the lease, and so tells when that was lost without being closed. */
final class OpenLease extends WeakReference<SlotLease> {

    private static final AtomicIntegerFieldUpdater<OpenLease> ENDED =
            AtomicIntegerFieldUpdater.newUpdater(OpenLease.class, "ended");

    private final String holder;
    private volatile int ended;
    private int place = -1;

    OpenLease(SlotLease lease, String holder) {
        super(lease);
        this.holder = holder;
    }

    /** Returns who took it. */
    String holder() {
        return holder;
    }

    boolean isEnded() {
        return ended != 0;
    }

    /** Ends it; true for the one call that did. */
    boolean end() {
        return ENDED.compareAndSet(this, 0, 1);
    }

    boolean isLost() {
        return refersTo(null);
    }

    /** Returns its place among the leases of its model, negative if it has none. */
    int place() {
        return place;
    }

    void place(int index) {
        place = index;
    }
}
