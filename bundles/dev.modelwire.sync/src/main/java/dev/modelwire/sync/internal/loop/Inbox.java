package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.reported.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What others have asked of the loop since its last turn. Bounded: what comes twice replaces the one before, and there is
 * at most one result for each thing that the lanes are at.
 */
final class Inbox {

    private static final int MOST_ASKED = 16;

    private final AtomicReference<@Nullable SyncOptions> options = new AtomicReference<>();
    private final AtomicReference<@Nullable String> problem = new AtomicReference<>();
    private final AtomicBoolean syncAsked = new AtomicBoolean();
    private final AtomicBoolean enginesChanged = new AtomicBoolean();
    private final AtomicBoolean pending = new AtomicBoolean();
    private final Map<SourceId, Pushed> pushed = new ConcurrentHashMap<>();
    private final BlockingQueue<Asked> asked = new ArrayBlockingQueue<>(MOST_ASKED);
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

    /** Takes the place of an earlier document of the same source that was not looked at yet. */
    void push(Pushed document) {
        Pushed before = pushed.put(document.source(), document);
        if (before != null) {
            refuse(
                    before.answer(),
                    "another document of source [" + before.source() + "] came before it was looked at");
        }
        wake();
    }

    void ask(Asked operation) {
        if (!asked.offer(operation)) {
            refuse(operation.answer(), "[" + MOST_ASKED + "] operations wait already: ask again later");
        }
        wake();
    }

    private static void refuse(CompletableFuture<Answer> answer, String why) {
        answer.complete(new Answer.Refused(ErrorCode.OPERATION_REFUSED, why));
    }

    List<Pushed> takePushed() {
        List<Pushed> taken = new ArrayList<>();
        for (SourceId source : List.copyOf(pushed.keySet())) {
            Pushed document = pushed.remove(source);
            if (document != null) {
                taken.add(document);
            }
        }
        return taken;
    }

    Optional<Asked> takeAsked() {
        return Optional.ofNullable(asked.poll());
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
