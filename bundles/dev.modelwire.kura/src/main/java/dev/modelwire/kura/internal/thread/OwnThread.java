package dev.modelwire.kura.internal.thread;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A named daemon thread. Whoever hands tasks over bounds their number. It is started by the first one. */
public final class OwnThread implements Worker {

    private static final Logger LOG = LoggerFactory.getLogger(OwnThread.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final ScheduledThreadPoolExecutor executor;

    public OwnThread(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("a task came after the end", e);
        }
    }

    @Override
    public void after(Duration delay, Runnable task) {
        try {
            var unused = executor.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("a task came after the end", e);
        }
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("a task failed", e);
            }
        };
    }

    @Override
    public void close() {
        try {
            executor.submit(() -> {}).get(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            LOG.debug("what was being done did not finish in time", e);
        }
        executor.shutdownNow();
    }
}
