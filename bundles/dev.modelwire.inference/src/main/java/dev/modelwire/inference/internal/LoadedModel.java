package dev.modelwire.inference.internal;

import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.TensorCall;
import dev.modelwire.api.inference.TensorSpec;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.features.internal.FeatureStream;
import dev.modelwire.inference.internal.contract.Terms;
import dev.modelwire.inference.internal.gate.Health;
import dev.modelwire.inference.internal.mapping.Scorer;
import dev.modelwire.inference.internal.mapping.TensorRun;
import dev.modelwire.inference.internal.probation.Probation;
import dev.modelwire.inference.internal.stream.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A version that passed the gates: its sessions, used by one record each, and freed after the last lease. */
final class LoadedModel {

    static final int MOST_WAITING = 64;

    private final ModelVersion version;
    private final Engine engine;
    private final IdlePool<Scorer> idle;
    private final int batch;
    private final List<TensorSpec> inputs;
    private final List<TensorSpec> outputs;
    private final Runnable free;
    private final Footprint footprint;
    private final Executor closer;
    private volatile Terms terms = new Terms(List.of(), List.of());
    private volatile Health health = new Health();
    private volatile @Nullable Probation probation;
    private volatile @Nullable Member windows;
    private volatile Runnable onFailure = () -> {};
    private final AtomicInteger waiting = new AtomicInteger();
    private final LeaseCounter leases = new LeaseCounter();
    private final OpenLeases open = new OpenLeases();
    private volatile Consumer<LoadedModel> watched = model -> {};

    LoadedModel(
            ModelVersion version,
            Engine engine,
            List<Scorer> scorers,
            Runnable free,
            Footprint footprint,
            Executor closer) {
        this.version = version;
        this.engine = engine;
        this.idle = new IdlePool<>(scorers);
        this.batch = scorers.get(0).batch();
        this.inputs = scorers.get(0).inputs();
        this.outputs = scorers.get(0).outputs();
        Runnable counting = footprint.counting(free);
        this.free = () -> {
            leave();
            counting.run();
        };
        this.footprint = footprint;
        this.closer = closer;
    }

    /** Takes what tells of trouble beside the answers; the listener is told of it, on any thread. */
    void health(Health told, Runnable listener) {
        health = told;
        told.onTrouble(listener);
    }

    /** Takes what the version asks for and answers. */
    void terms(Terms known) {
        terms = known;
    }

    Terms terms() {
        return terms;
    }

    Footprint footprint() {
        return footprint;
    }

    Optional<String> trouble() {
        return health.trouble();
    }

    ModelVersion version() {
        return version;
    }

    Engine engine() {
        return engine;
    }

    /** Returns how many records a call takes. */
    int batch() {
        return batch;
    }

    List<TensorSpec> inputs() {
        return inputs;
    }

    List<TensorSpec> outputs() {
        return outputs;
    }

    int leases() {
        return leases.leases();
    }

    boolean tryAcquire() {
        return leases.tryAcquire();
    }

    /** Remembers a lease until it is given back. */
    void opened(OpenLease lease) {
        if (!open.add(lease)) {
            watched.accept(this);
        }
    }

    /** Gives a lease back, once. */
    void release(OpenLease lease) {
        if (lease.end()) {
            open.remove(lease);
            release();
        }
    }

    /** Gives back the leases that nobody can reach any more, and returns who took them. */
    List<String> giveBackLost() {
        List<String> holders = new ArrayList<>();
        for (OpenLease lease : open.all()) {
            if (lease.isLost() && lease.end()) {
                open.remove(lease);
                holders.add(lease.holder());
                release();
            }
        }
        return holders;
    }

    /** Returns who took the leases that are open. */
    List<String> holders() {
        return open.all().stream().map(OpenLease::holder).toList();
    }

    boolean isCrowded() {
        return open.isCrowd();
    }

    boolean isRetired() {
        return leases.isRetired();
    }

    /** Takes who looks after its leases if they keep it from being freed or are very many; on any thread, at once. */
    void watchedBy(Consumer<LoadedModel> watch) {
        watched = watch;
    }

    /** Gives a lease back; freeing is left to the closer, since this thread has records to score. */
    void release() {
        if (leases.release()) {
            closer.execute(free);
        }
    }

    /** Lets no more leases be taken and frees the sessions, at once or after the last lease. */
    void retire() {
        if (leases.retire()) {
            free.run();
        } else {
            watched.accept(this);
        }
    }

    /** Puts the version on probation; the listener is told, once, in the thread of the record by which it has failed. */
    void watch(Probation watched, Runnable failed) {
        onFailure = failed;
        probation = watched;
    }

    Optional<Probation> probation() {
        return Optional.ofNullable(probation);
    }

    /** Ends the probation of a version that has kept to what it may. */
    void acquit() {
        probation = null;
    }

    /** Lets records go through windows before they are scored. */
    void windows(Member member) {
        windows = member;
    }

    private void leave() {
        Member member = windows;
        if (member != null) {
            member.leave();
        }
    }

    ScoreOutcome score(Map<String, ?> record, String stream) {
        Member member = windows;
        ScoreOutcome outcome = member == null ? scored(record) : member.score(record, stream, this::scored);
        Probation watched = probation;
        if (watched != null && watched.failsBy(outcome)) {
            onFailure.run();
        }
        return outcome;
    }

    /** Scores records of a version without windows, a batch of them in each call. */
    List<ScoreOutcome> score(List<? extends Map<String, ?>> records) {
        List<? extends Map<String, ?>> indexed = records instanceof RandomAccess ? records : List.copyOf(records);
        ScoreOutcome[] outcomes = new ScoreOutcome[indexed.size()];
        int next = 0;
        while (next < outcomes.length) {
            int from = next;
            next = scored(indexed, from, outcomes);
            watch(outcomes, from, next);
        }
        return Collections.unmodifiableList(Arrays.asList(outcomes));
    }

    private int scored(List<? extends Map<String, ?>> records, int from, ScoreOutcome[] outcomes) {
        Scorer scorer = take();
        if (scorer == null) {
            int next = Math.min(from + batch, outcomes.length);
            Arrays.fill(outcomes, from, next, notServed());
            return next;
        }
        try {
            return scorer.score(records, from, outcomes);
        } finally {
            idle.give(scorer);
        }
    }

    private void watch(ScoreOutcome[] outcomes, int from, int to) {
        Probation watched = probation;
        for (int i = from; i < to && watched != null; i++) {
            if (watched.failsBy(outcomes[i])) {
                onFailure.run();
            }
        }
    }

    Optional<ScoreOutcome.Refused> run(TensorCall call) {
        Scorer scorer = take();
        if (scorer == null) {
            return Optional.of(notServed());
        }
        Probation watched = probation;
        boolean fails = false;
        try {
            TensorRun tensors = scorer.tensors();
            Optional<ScoreOutcome.Refused> refusal = tensors.run(call, watched != null);
            if (watched != null) {
                fails = refusal.isPresent()
                        ? watched.failsBy(refusal.get())
                        : watched.failsBy(tensors.seen(), tensors.latencyNanos());
            }
            return refusal;
        } finally {
            idle.give(scorer);
            if (fails) {
                onFailure.run();
            }
        }
    }

    private ScoreOutcome scored(Map<String, ?> record) {
        Scorer scorer = take();
        if (scorer == null) {
            return notServed();
        }
        try {
            return scorer.score(record);
        } finally {
            idle.give(scorer);
        }
    }

    private ScoreOutcome scored(FeatureStream due) {
        Scorer scorer = take();
        if (scorer == null) {
            return notServed();
        }
        try {
            return scorer.score(due);
        } finally {
            idle.give(scorer);
        }
    }

    /** Waits for a session; null if too many wait already, or the thread was interrupted meanwhile. */
    private @Nullable Scorer take() {
        Scorer scorer = idle.poll();
        return scorer == null ? await() : scorer;
    }

    private @Nullable Scorer await() {
        try {
            return waiting.incrementAndGet() > MOST_WAITING ? null : idle.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            waiting.decrementAndGet();
        }
    }

    private ScoreOutcome.Refused notServed() {
        return Thread.currentThread().isInterrupted()
                ? new ScoreOutcome.Refused(
                        RefusalCode.STOPPED,
                        "the thread was interrupted while all sessions of [" + version + "] were busy")
                : new ScoreOutcome.Refused(
                        RefusalCode.QUEUE_FULL,
                        "[" + MOST_WAITING + "] records wait for a session of [" + version
                                + "] already: raise the number of sessions or send fewer records");
    }
}
