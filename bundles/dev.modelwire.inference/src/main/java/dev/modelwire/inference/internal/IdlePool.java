package dev.modelwire.inference.internal;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A few things, each used by one thread at a time. As long as nobody waits, taking and giving back is one atomic step each. */
final class IdlePool<T> {

    private final List<T> all;
    private final AtomicIntegerArray taken;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();

    IdlePool(List<T> all) {
        this.all = List.copyOf(all);
        this.taken = new AtomicIntegerArray(all.size());
    }

    /** Takes one that is idle; null if there is none. */
    @Nullable
    T poll() {
        for (int i = 0; i < taken.length(); i++) {
            if (taken.get(i) == 0 && taken.compareAndSet(i, 0, 1)) {
                return all.get(i);
            }
        }
        return null;
    }

    /** Takes one, and waits until one is idle. */
    T take() throws InterruptedException {
        waiting.incrementAndGet(); // before it looks: who gives back afterwards sees that somebody waits
        try {
            lock.lockInterruptibly();
            try {
                T idle = poll();
                while (idle == null) {
                    given.await();
                    idle = poll();
                }
                return idle;
            } finally {
                lock.unlock();
            }
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Gives back what was taken. */
    void give(T back) {
        for (int i = 0; i < taken.length(); i++) {
            if (all.get(i) == back) {
                taken.set(i, 0);
            }
        }
        if (waiting.get() > 0) {
            lock.lock();
            try {
                given.signal();
            } finally {
                lock.unlock();
            }
        }
    }
}
