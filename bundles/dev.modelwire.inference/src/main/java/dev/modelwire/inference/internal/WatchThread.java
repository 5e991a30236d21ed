package dev.modelwire.inference.internal;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread that does things later; there is none while nothing is to be done. */
final class WatchThread implements Scheduler, AutoCloseable {

    private static final int DEADLINE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor executor;

    WatchThread(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public void later(Runnable look) {
        after(Duration.ofSeconds(1), look);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it tells its own troubles
    void after(Duration delay, Runnable what) {
        try {
            executor.schedule(what, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // the service is stopping, and all that it would look after with it
        }
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
