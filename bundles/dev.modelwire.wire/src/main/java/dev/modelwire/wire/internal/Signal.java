package dev.modelwire.wire.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes one waiting thread because something has changed. What is raised before the wait begins is not missed. */
public final class Signal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private long count;

    public void raise() {
        lock.lock();
        try {
            count++;
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how often it has been raised; to be read before looking at the state that is waited for. */
    public long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Returns once it has been raised more than {@code seen} times. */
    public void await(long seen) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (count == seen) {
                raised.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns once it has been raised more than {@code seen} times, or when the time is over. */
    void await(long seen, long millis) throws InterruptedException {
        awaitNanos(seen, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** Returns once it has been raised more than {@code seen} times, or when the time is over. */
    public void awaitNanos(long seen, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (count == seen && left > 0) {
                left = raised.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
