package dev.modelwire.inference.internal;

import dev.modelwire.api.inference.QualityMeter;
import dev.modelwire.api.inference.Shadow;
import dev.modelwire.api.inference.ShadowListener;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shadows, and who says whether one of them should take the place of the active version. */
final class ShadowWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowWatch.class);

    /**
     * Comparisons change with each truth: people are told of a new one after 1, 2, 4, … looks, and then no more often than once in so
     * many.
     */
    private static final int LOOKS_PER_COMPARISON = 60;

    private final Supplier<List<QualityMeter>> meters;
    private final Supplier<List<ShadowListener>> listeners;
    private final Scheduler scheduler;
    private final Runnable changed;
    private final Map<ModelName, Watched> all = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    private record Watched(ModelSlot slot, ShadowRun run) {}

    /**
     * Makes a watch.
     *
     * @param changed is told when there is something new to say of a shadow
     */
    ShadowWatch(
            Supplier<List<QualityMeter>> meters,
            Supplier<List<ShadowListener>> listeners,
            Scheduler scheduler,
            Runnable changed) {
        this.meters = meters;
        this.listeners = listeners;
        this.scheduler = scheduler;
        this.changed = changed;
    }

    /**
     * Gives the version the records of the slot from now on.
     *
     * @param ready is run before the version sees the first of them, while they wait already: so that windows that are copied lack none,
     *     though they may have some of them already
     */
    void begin(ModelSlot slot, LoadedModel model, Runnable ready) {
        ShadowRun run = new ShadowRun(model, listeners);
        all.put(model.version().name(), new Watched(slot, run));
        slot.shade(run);
        ready.run();
        run.start();
        LOG.info(
                "[{}] is a shadow: engine [{}]", model.version(), model.engine().name());
        schedule();
    }

    /** Ends the shadow of the model if it meets the condition. */
    void end(ModelName name, Predicate<ShadowRun> condition) {
        Watched watched = all.get(name);
        if (watched != null && condition.test(watched.run()) && all.remove(name, watched)) {
            watched.slot().shade(null);
            watched.run().end();
            LOG.info("[{}] is no shadow any more", watched.run().version());
        }
    }

    /** Ends all shadows that meet the condition. */
    void endAll(Predicate<ShadowRun> condition) {
        List.copyOf(all.keySet()).forEach(name -> end(name, condition));
    }

    /** Returns how they stand. */
    Map<ModelName, Shadow> shadows() {
        Map<ModelName, Shadow> shadows = new HashMap<>();
        all.forEach((name, watched) -> shadows.put(name, watched.run().shadow()));
        return shadows;
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            scheduler.later(this::look);
        }
    }

    private void look() {
        scheduled.set(false);
        boolean news = false;
        for (Watched watched : all.values()) {
            Optional<ModelVersion> active = watched.slot().active().map(LoadedModel::version);
            if (active.isPresent()) {
                news |= looked(watched.run(), active.get());
            }
        }
        if (news) {
            changed.run();
        }
        if (!all.isEmpty()) {
            schedule();
        }
    }

    private boolean looked(ShadowRun run, ModelVersion active) {
        int look = run.looks();
        boolean tell = look < LOOKS_PER_COMPARISON ? Integer.bitCount(look) == 1 : look % LOOKS_PER_COMPARISON == 0;
        Optional<String> preference = asked(run, meter -> meter.preference(run.version(), active));
        boolean nowPreferred = preference.isPresent() && !run.isPreferred();
        if (nowPreferred) {
            LOG.info("[{}] should take the place of [{}]: {}", run.version(), active, preference.get());
        }
        if (tell || nowPreferred) {
            asked(run, meter -> meter.comparison(run.version(), active)).ifPresent(run::compared);
        }
        run.preferred(preference.orElse(""));
        return tell || nowPreferred;
    }

    private Optional<String> asked(ShadowRun run, Function<QualityMeter, Optional<String>> question) {
        for (QualityMeter meter : meters.get()) {
            try {
                Optional<String> answer = question.apply(meter);
                if (answer.isPresent()) {
                    return answer;
                }
            } catch (RuntimeException e) {
                LOG.error("who measures the quality of [{}] failed", run.version(), e);
            }
        }
        return Optional.empty();
    }
}
