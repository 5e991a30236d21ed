package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.TransferOptions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Named daemon threads: one for the loop, and one for each thing that the lanes are at. */
public final class OwnThreads implements Threads {

    private static final Logger LOG = LoggerFactory.getLogger(OwnThreads.class);
    private static final int HTTP_THREADS = 2;
    private static final int HTTP_QUEUE = 1024;
    private static final int IDLE_SECONDS = 5;

    /** Nothing is lost if they end in the middle, and a dead file system may hold them for ever. */
    private static final Set<Lane> MAY_HANG = Set.of(Lane.LOOK, Lane.REPORT_FILE);

    private final ScheduledThreadPoolExecutor loop;
    private final Map<Lane, ThreadPoolExecutor> lanes = new EnumMap<>(Lane.class);
    private final ThreadPoolExecutor http;
    private @Nullable Future<?> wake;

    public OwnThreads() {
        loop = new ScheduledThreadPoolExecutor(1, named("modelwire-sync"));
        loop.setRemoveOnCancelPolicy(true);
        for (Lane lane : Lane.values()) {
            int width = lane == Lane.TRANSFER ? TransferOptions.MOST_PARALLEL : 1;
            lanes.put(lane, pool("modelwire-sync-" + lane.name().toLowerCase(Locale.ROOT), width, 2 * width));
        }
        http = pool("modelwire-sync-http", HTTP_THREADS, HTTP_QUEUE);
    }

    private static ThreadPoolExecutor pool(String name, int threads, int queue) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void loop(Runnable turn) {
        try {
            loop.execute(turn);
        } catch (RejectedExecutionException e) {
            LOG.debug("a turn came after the end", e);
        }
    }

    @Override
    public synchronized void wakeAfter(Duration delay, Runnable turn) {
        if (wake != null) {
            wake.cancel(false);
        }
        try {
            wake = loop.schedule(turn, delay.toMillis() + 1, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("a wake came after the end", e);
        }
    }

    @Override
    public void work(Lane lane, Runnable work) {
        try {
            lane(lane).execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("work for the lane {} came after the end", lane, e);
        }
    }

    private ExecutorService lane(Lane lane) {
        ThreadPoolExecutor found = lanes.get(lane);
        if (found == null) {
            throw new IllegalStateException("lane [" + lane + "] must exist");
        }
        return found;
    }

    @Override
    public Executor http() {
        return http;
    }

    @Override
    public void close(Runnable lastTurn, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        try {
            lanes.values().forEach(ExecutorService::shutdown);
            MAY_HANG.forEach(lane -> lane(lane).shutdownNow());
            for (Map.Entry<Lane, ThreadPoolExecutor> lane : lanes.entrySet()) {
                if (!MAY_HANG.contains(lane.getKey())
                        && !lane.getValue().awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOG.warn("the sync lane [{}] did not end in {} ms", lane.getKey(), deadline.toMillis());
                }
            }
            loop.submit(lastTurn).get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the last turn of sync did not end well", e);
        } finally {
            loop.shutdownNow();
            http.shutdown();
        }
    }
}
