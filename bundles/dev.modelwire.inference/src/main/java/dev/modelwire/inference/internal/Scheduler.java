package dev.modelwire.inference.internal;

/** Looks after what runs, in a thread of its own. */
@FunctionalInterface
interface Scheduler {

    /** Runs it once, about a second from now. */
    void later(Runnable look);
}
