package dev.modelwire.wire.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A service that comes and goes while others call it. Once {@link #unbind} has returned true no call runs in the service
 * that was taken away, so that it can be closed.
 */
final class ServiceSlot<S> {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final AtomicReference<@Nullable S> service = new AtomicReference<>();

    void bind(S bound) {
        service.set(bound);
    }

    /**
     * Takes the service away unless another has already taken its place, and waits for the calls in it to end.
     *
     * @return false if a call still ran when the time was over
     */
    boolean unbind(S unbound, Duration deadline) {
        boolean drained = lockWithin(deadline);
        try {
            service.compareAndSet(unbound, null);
        } finally {
            if (drained) {
                lock.writeLock().unlock();
            }
        }
        return drained;
    }

    /** Calls the service, if there is one, in the caller's thread. */
    <R> Optional<R> use(Function<S, R> call) {
        lock.readLock().lock();
        try {
            S bound = service.get();
            return bound == null ? Optional.empty() : Optional.of(call.apply(bound));
        } finally {
            lock.readLock().unlock();
        }
    }

    private boolean lockWithin(Duration deadline) {
        try {
            return lock.writeLock().tryLock(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
