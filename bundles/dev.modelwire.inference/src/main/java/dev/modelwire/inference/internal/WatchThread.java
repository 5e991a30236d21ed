package dev.modelwire.inference.internal;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The thread that looks after versions on probation; there is none while nobody has asked for it. */
final class WatchThread implements Scheduler, AutoCloseable {

    private static final int DEADLINE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "modelwire-inference-watch");
        thread.setDaemon(true);
        return thread;
    });

    WatchThread() {
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it tells its own troubles
    public void later(Runnable look) {
        try {
            executor.schedule(look, 1, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            // the service is stopping, and all probations with it
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
