package dev.modelwire.inference.internal;

import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.Shadow;
import dev.modelwire.api.inference.ShadowListener;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.engine.api.Engine;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A version that is given the records of the active one, in a thread of its own. Who scores never waits for it: a record for
 * which there is no room is skipped and counted.
 */
final class ShadowRun {

    static final int MOST_WAITING = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(ShadowRun.class);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final LoadedModel model;
    private final Supplier<List<ShadowListener>> listeners;
    private final BlockingQueue<Given> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread thread;
    private volatile String comparison = "";
    private volatile String preference = "";
    private boolean failing;
    private int looks;

    private record Given(Map<String, ?> record, String stream) {}

    ShadowRun(LoadedModel model, Supplier<List<ShadowListener>> listeners) {
        this.model = model;
        this.listeners = listeners;
        this.thread =
                new Thread(this::run, "modelwire-shadow-" + model.version().name());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    ModelVersion version() {
        return model.version();
    }

    Engine engine() {
        return model.engine();
    }

    /** Takes a record that the active version was given. Never blocks; the record is copied, its values are not. */
    void offer(Map<String, ?> record, String stream) {
        if (!waiting.offer(new Given(new HashMap<>(record), stream))) {
            skipped.incrementAndGet();
        }
    }

    /** Returns how it stands. */
    Shadow shadow() {
        long missed = skipped.get();
        String known = comparison;
        String all = missed == 0
                ? known
                : known + (known.isEmpty() ? "" : "; ") + "[" + missed
                        + "] records were not given to it, because it was slower than they came";
        return new Shadow(model.version(), all, preference);
    }

    /** Returns how often it was looked at, this time included; for the one thread that looks. */
    int looks() {
        return ++looks;
    }

    /** Takes how it stands against the active version. */
    void compared(String sentence) {
        comparison = sentence;
    }

    /** Takes why it should take the place of the active version. */
    void preferred(String sentence) {
        preference = sentence;
    }

    boolean isPreferred() {
        return !preference.isEmpty();
    }

    /** Ends the thread, then frees the sessions. Ending twice is harmless. */
    void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        model.retire();
    }

    private void run() {
        try {
            while (!ended.get()) {
                Given given = waiting.take();
                if (!model.tryAcquire()) {
                    return;
                }
                try {
                    answer(given);
                } finally {
                    model.release();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Given given) {
        try {
            ScoreOutcome outcome = model.score(given.record(), given.stream());
            for (ShadowListener listener : listeners.get()) {
                listener.answered(model.version(), given.stream(), given.record(), outcome);
            }
            failing = false;
        } catch (RuntimeException | LinkageError e) {
            if (!failing) {
                failing = true;
                LOG.error("shadow [{}] or who hears it failed; further failures are not logged", model.version(), e);
            }
        }
    }
}
