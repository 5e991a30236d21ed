package dev.modelwire.inference.internal;

import dev.modelwire.api.inference.OnProbation;
import dev.modelwire.api.inference.QualityMeter;
import dev.modelwire.api.inference.Standing;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.inference.internal.gate.Candidate;
import dev.modelwire.inference.internal.probation.Probation;
import dev.modelwire.inference.internal.probation.ProbationOptions;
import dev.modelwire.inference.internal.probation.Probations;
import dev.modelwire.inference.internal.probation.Tally;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the versions on probation, also over a restart. Its methods may write files. */
final class ProbationWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ProbationWatch.class);
    private static final long KEPT_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int KEPT_AT_LEAST = 20;

    private final Probations kept;
    private final Supplier<List<QualityMeter>> meters;
    private final Scheduler scheduler;
    private final LongSupplier nanoTicker;
    private final Executor elsewhere;
    private final Runnable changed;
    private final Map<ModelName, Watched> all = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean closed;

    private record Watched(LoadedModel model, Probation probation, long keptAtNanos) {}

    /**
     * Makes a watch.
     *
     * @param elsewhere does what must not be done in a thread that scores
     * @param changed is told when a version fails, and when it has passed
     */
    ProbationWatch(
            Probations kept,
            Supplier<List<QualityMeter>> meters,
            Scheduler scheduler,
            LongSupplier nanoTicker,
            Executor elsewhere,
            Runnable changed) {
        this.kept = kept;
        this.meters = meters;
        this.scheduler = scheduler;
        this.nanoTicker = nanoTicker;
        this.elsewhere = elsewhere;
        this.changed = changed;
    }

    /** Puts a version on probation that is new, or whose probation has not ended, before it answers records. */
    void prepare(LoadedModel model, Candidate candidate, Standing standing) {
        ProbationOptions options = kept.options();
        Optional<Tally> sofar = standing == Standing.PROVEN
                ? kept.unfinished(model.version().name(), candidate.stored())
                : Optional.of(Tally.fresh(options.window()));
        if (sofar.isPresent() && !options.window().isZero()) {
            model.watch(
                    new Probation(options, candidate.ranges(), candidate.budgetNanos(), nanoTicker, sofar.get()),
                    () -> elsewhere.execute(() -> failed(model)));
        }
    }

    /** Looks after the version that answers from now on, and no more after the one before. */
    void begin(LoadedModel model) {
        ModelName name = model.version().name();
        Optional<Probation> probation = model.probation();
        if (probation.isEmpty()) {
            end(name);
            return;
        }
        all.put(name, kept(model, probation.get()));
        schedule();
    }

    /** The model is wanted no more. */
    void end(ModelName name) {
        all.remove(name);
        kept.forget(name);
    }

    /** Returns the versions whose probation has neither ended nor failed. */
    Map<ModelName, OnProbation> all() {
        Map<ModelName, OnProbation> open = new HashMap<>();
        all.forEach((name, each) -> {
            if (!each.model().isRetired() && each.probation().verdict().isEmpty()) {
                Tally tally = each.probation().tally();
                open.put(name, new OnProbation(each.model().version(), tally.left(), tally.records()));
            }
        });
        return open;
    }

    /** Keeps how far all have come. */
    void close() {
        closed = true;
        all.values().forEach(each -> kept(each.model(), each.probation()));
        all.clear();
    }

    private Watched kept(LoadedModel model, Probation probation) {
        kept.keep(model.version().name(), model.footprint().stored(), probation.tally());
        return new Watched(model, probation, nanoTicker.getAsLong());
    }

    private void failed(LoadedModel model) {
        LOG.warn(
                "[{}] fails its probation: {}",
                model.version(),
                model.probation().flatMap(Probation::verdict).orElse(""));
        Watched watched = all.get(model.version().name());
        if (watched != null && watched.model() == model) {
            kept(model, watched.probation());
        }
        changed.run();
    }

    private void schedule() {
        if (!closed && scheduled.compareAndSet(false, true)) {
            scheduler.later(this::look);
        }
    }

    /** Ends the probations whose time is up, asks those who measure quality, and looks again as long as there are others. */
    private void look() {
        scheduled.set(false);
        all.forEach((name, each) -> {
            Watched next = looked(each);
            if (next == null) {
                all.remove(name, each);
            } else {
                all.replace(name, each, next);
            }
        });
        if (!all.isEmpty()) {
            schedule();
        }
    }

    private @Nullable Watched looked(Watched each) {
        LoadedModel model = each.model();
        Probation probation = each.probation();
        if (model.isRetired() || probation.verdict().isPresent()) {
            return null;
        }
        for (QualityMeter meter : meters.get()) {
            if (probation.failsBy(objection(meter, model))) {
                failed(model);
                return null;
            }
        }
        if (probation.isOver()) {
            model.acquit();
            kept.forget(model.version().name());
            LOG.info("[{}] has passed its probation with {} records", model.version(), probation.records());
            all.remove(model.version().name(), each);
            changed.run();
            return null;
        }
        Duration window = kept.options().window();
        long every = Math.max(KEPT_EVERY_NANOS, window.dividedBy(KEPT_AT_LEAST).toNanos());
        return nanoTicker.getAsLong() - each.keptAtNanos() >= every ? kept(model, probation) : each;
    }

    private static Optional<String> objection(QualityMeter meter, LoadedModel model) {
        try {
            return meter.objection(model.version());
        } catch (RuntimeException e) {
            LOG.error("who measures the quality of [{}] failed", model.version(), e);
            return Optional.empty();
        }
    }
}
