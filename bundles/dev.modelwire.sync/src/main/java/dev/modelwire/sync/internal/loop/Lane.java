package dev.modelwire.sync.internal.loop;

import dev.modelwire.sync.internal.reconcile.Action;

/** Where work waits or computes for long, one at a time, beside the loop. */
public enum Lane {
    POLL,
    TRANSFER,
    ENGINE;

    static Lane of(Action action) {
        return action instanceof Action.Download ? TRANSFER : ENGINE;
    }
}
