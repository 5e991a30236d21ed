package dev.modelwire.inference.internal;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.inference.internal.stream.Streams;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The place of one model: the reference that a swap replaces. Leases are taken without a lock. */
final class ModelSlot {

    private final ReentrantLock activation = new ReentrantLock();
    private volatile @Nullable LoadedModel active;
    private final Streams streams;
    private volatile @Nullable ShadowRun shadow;

    ModelSlot(Streams streams) {
        this.streams = streams;
    }

    /** Returns the windows of its versions. */
    Streams streams() {
        return streams;
    }

    /** What a swap took out of its place. */
    record Swap(@Nullable LoadedModel before) {
        void retireBefore() {
            if (before != null) {
                before.retire();
            }
        }
    }

    /** Held while a version of the model is being activated, which may take seconds. */
    ReentrantLock activation() {
        return activation;
    }

    Optional<ModelLease> lease(String holder) {
        LoadedModel model = acquired();
        return model == null ? Optional.empty() : Optional.of(new SlotLease(model, holder, this));
    }

    /** Scores a record with the active version, empty if there is none. */
    Optional<ScoreOutcome> score(Map<String, ?> record, String stream) {
        LoadedModel model = acquired();
        if (model == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(score(model, record, stream));
        } finally {
            model.release();
        }
    }

    /** Scores a record with a version that its caller holds, and offers it to the shadow. */
    ScoreOutcome score(LoadedModel model, Map<String, ?> record, String stream) {
        ScoreOutcome outcome = model.score(record, stream);
        ShadowRun run = shadow;
        if (run != null) {
            run.offer(record, stream);
        }
        return outcome;
    }

    /** Returns the active version, which is not freed before it is released; null if there is none. */
    private @Nullable LoadedModel acquired() {
        // A model is retired only after it was replaced here, so what was refused is tried on the one after it.
        for (LoadedModel model = active; model != null; model = active) {
            if (model.tryAcquire()) {
                return model;
            }
            Thread.onSpinWait();
        }
        return null;
    }

    /** Gives the records of the active version to that one too, or to none. */
    void shade(@Nullable ShadowRun run) {
        shadow = run;
    }

    /** Returns who is given the records too, null if nobody is. */
    @Nullable
    ShadowRun shadow() {
        return shadow;
    }

    Optional<LoadedModel> active() {
        return Optional.ofNullable(active);
    }

    /** Puts the model in place if it may still run; empty if it may not. The caller retires the one before. */
    Optional<Swap> swap(LoadedModel next, Predicate<LoadedModel> mayRun) {
        synchronized (this) {
            if (!mayRun.test(next)) {
                return Optional.empty();
            }
            Swap swap = new Swap(active);
            active = next;
            return Optional.of(swap);
        }
    }

    /** Removes and retires the active model if it meets the condition, and returns it. */
    Optional<LoadedModel> stop(Predicate<LoadedModel> condition) {
        LoadedModel before;
        synchronized (this) {
            before = active;
            if (before == null || !condition.test(before)) {
                return Optional.empty();
            }
            active = null;
        }
        before.retire();
        return Optional.of(before);
    }
}
