package dev.modelwire.wire.internal.replay;

import dev.modelwire.wire.internal.Signal;

/** Time as a replay needs it. */
interface Ticker {

    /** Returns a time that only goes on, nanoseconds. */
    long nanos();

    /** Waits for that time, or until the signal has been raised more than {@code seen} times. */
    void await(Signal signal, long seen, long nanos) throws InterruptedException;

    /** Returns the time of the machine. */
    static Ticker system() {
        return new Ticker() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void await(Signal signal, long seen, long nanos) throws InterruptedException {
                signal.awaitNanos(seen, nanos);
            }
        };
    }
}
