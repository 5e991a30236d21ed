package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.SyncOptions;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What others have asked of the loop since its last turn. Bounded: what comes twice replaces the one before, and there is
 * at most one result for each thing that the lanes are at.
 */
final class Inbox {

    private final AtomicReference<@Nullable SyncOptions> options = new AtomicReference<>();
    private final AtomicReference<@Nullable String> problem = new AtomicReference<>();
    private final AtomicBoolean syncAsked = new AtomicBoolean();
    private final AtomicBoolean enginesChanged = new AtomicBoolean();
    private final AtomicBoolean pending = new AtomicBoolean();
    private final ConcurrentLinkedQueue<Runnable> results = new ConcurrentLinkedQueue<>();
    private final Threads threads;
    private final Runnable turn;

    Inbox(Threads threads, Runnable turn) {
        this.threads = threads;
        this.turn = turn;
    }

    void configure(SyncOptions given) {
        problem.set(null);
        options.set(given);
        wake();
    }

    void refuse(String given) {
        problem.set(given);
        wake();
    }

    void sync() {
        syncAsked.set(true);
        wake();
    }

    void enginesChanged() {
        enginesChanged.set(true);
        wake();
    }

    void result(Runnable result) {
        results.add(result);
        wake();
    }

    /** Asks for one turn, if none is asked for yet. */
    void wake() {
        if (pending.compareAndSet(false, true)) {
            threads.loop(turn);
        }
    }

    void turnBegins() {
        pending.set(false);
    }

    Optional<SyncOptions> takeOptions() {
        return Optional.ofNullable(options.getAndSet(null));
    }

    Optional<String> takeProblem() {
        return Optional.ofNullable(problem.getAndSet(null));
    }

    boolean takeSync() {
        return syncAsked.getAndSet(false);
    }

    boolean takeEnginesChanged() {
        return enginesChanged.getAndSet(false);
    }

    Optional<Runnable> takeResult() {
        return Optional.ofNullable(results.poll());
    }
}
