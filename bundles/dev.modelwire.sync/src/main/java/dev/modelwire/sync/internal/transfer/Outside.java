package dev.modelwire.sync.internal.transfer;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What surrounds the transfers.
 *
 * @param executor what the HTTP clients run on
 * @param elapsedNanos the time that passes
 * @param later runs something after a time
 * @param resolver knows the addresses of names
 */
record Outside(Executor executor, LongSupplier elapsedNanos, Later later, Places.Resolver resolver) {

    /** Runs something after a time, on another thread. */
    interface Later {
        void run(Duration after, Runnable task);
    }

    static Outside of(Executor executor, LongSupplier elapsedNanos) {
        Later later =
                (after, task) -> CompletableFuture.delayedExecutor(after.toNanos(), TimeUnit.NANOSECONDS, executor)
                        .execute(task);
        return new Outside(executor, elapsedNanos, later, InetAddress::getAllByName);
    }
}
