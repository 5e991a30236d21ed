package dev.modelwire.wire.internal.replay;

import dev.modelwire.wire.internal.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.kura.type.TypedValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replay with its thread: begins when it is configured and wired, ends when it is stopped. */
final class Replay {

    private static final Logger LOGGER = LoggerFactory.getLogger(Replay.class);

    private final String instance;
    private final Ticker ticker;
    private final Consumer<Map<String, TypedValue<?>>> outlet;
    private final Signal signal = new Signal();
    private final Progress progress = new Progress();
    private final AtomicReference<String> lastProblem = new AtomicReference<>("");
    private final Thread thread;
    private volatile @Nullable ReplayOptions options;
    private volatile boolean wired;
    private volatile boolean stopped;

    Replay(String instance, Ticker ticker, Consumer<Map<String, TypedValue<?>>> outlet) {
        this.instance = instance;
        this.ticker = ticker;
        this.outlet = outlet;
        this.thread = new Thread(this::run, "modelwire-replay-" + instance);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Takes new options; where only pace, loop or pause differ it goes on at the next row. A pause after the end rewinds. */
    void configure(ReplayOptions now) {
        lastProblem.set("");
        options = now;
        signal.raise();
    }

    /** Keeps the last good options; if there are none, nothing is played. */
    void refuse(String problem) {
        if (!problem.equals(lastProblem.getAndSet(problem))) {
            LOGGER.warn("[{}] refused its configuration: {}", instance, problem);
        }
    }

    /** Says that there is a receiver. */
    void wired() {
        wired = true;
        signal.raise();
    }

    void stop(Duration deadline) {
        stopped = true;
        signal.raise();
        try {
            thread.join(Math.max(1, deadline.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOGGER.warn("[{}] a record is still being taken by the graph", instance);
        }
    }

    Map<String, Long> statistics() {
        return progress.snapshot();
    }

    private Optional<ReplayOptions> options() {
        return stopped ? Optional.empty() : Optional.ofNullable(options);
    }

    private void run() {
        Optional<Source> done = Optional.empty();
        try {
            while (!stopped) {
                long seen = signal.count();
                Optional<Source> next = options().map(ReplayOptions::source);
                if (next.equals(done) && options().map(ReplayOptions::paused).orElse(false)) {
                    done = Optional.empty();
                }
                if (next.isPresent() && wired && !next.equals(done)) {
                    done = play(next.get()) ? next : Optional.empty();
                } else {
                    if (next.isPresent() && !next.equals(done)) {
                        progress.state(Progress.State.WAITING);
                    }
                    signal.await(seen);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        progress.state(Progress.State.STOPPED);
    }

    /** Returns whether there is nothing more to be done with this source. */
    private boolean play(Source source) throws InterruptedException {
        try {
            boolean ended = new Player(source, this::options, signal, ticker, progress, outlet).play();
            if (ended) {
                progress.state(Progress.State.FINISHED);
            }
            return ended;
        } catch (IOException | RuntimeException e) {
            progress.state(Progress.State.FAILED);
            LOGGER.error("[{}] the replay of [{}] failed", instance, source.path(), e);
            return true;
        }
    }
}
