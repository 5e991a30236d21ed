package dev.modelwire.inference.internal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Frees what is no longer leased in a thread of its own. If its queue is full or it was stopped, the caller's thread
 * frees it: nothing native is ever left behind.
 */
final class Closer implements Executor, AutoCloseable {

    private static final int WAITING = 64;
    private static final int DEADLINE_SECONDS = 5;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
                Thread thread = new Thread(task, "modelwire-inference-closer");
                thread.setDaemon(true);
                return thread;
            },
            (task, stopped) -> task.run());

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Ends the thread after what waits, within a deadline. */
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
