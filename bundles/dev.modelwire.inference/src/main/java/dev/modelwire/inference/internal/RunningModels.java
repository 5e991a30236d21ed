package dev.modelwire.inference.internal;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.InferenceService;
import dev.modelwire.api.inference.ModelActivator;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.OnProbation;
import dev.modelwire.api.inference.QualityMeter;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.Setback;
import dev.modelwire.api.inference.Shadow;
import dev.modelwire.api.inference.ShadowListener;
import dev.modelwire.api.inference.Standing;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.inference.internal.gate.Candidate;
import dev.modelwire.inference.internal.gate.Gates;
import dev.modelwire.inference.internal.probation.Probation;
import dev.modelwire.inference.internal.probation.Probations;
import dev.modelwire.inference.internal.stream.KeptWindows;
import dev.modelwire.inference.internal.stream.Streams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models that answer records: puts versions through the gates, swaps them, and lends them. */
final class RunningModels implements InferenceService, ModelActivator, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningModels.class);

    private final EngineRegistry engines;
    private final Gates gates;
    private final ProbationWatch probations;
    private final LongSupplier nanoTicker;
    private final Executor closer;
    private final ChangeListeners listeners = new ChangeListeners();
    private final ConcurrentHashMap<ModelName, ModelSlot> slots = new ConcurrentHashMap<>();
    private final AtomicLong usedBytes = new AtomicLong();
    private final LeaseWatch leases;
    private final ShadowWatch shadows;
    private final WindowWatch windows;
    private final FreedMemory freed;
    private volatile boolean closed;

    /**
     * Makes the service.
     *
     * @param probations of versions, and what these may do meanwhile
     * @param meters who measures quality
     * @param shadowListeners who hears shadows
     * @param kept the windows that outlast a restart
     * @param freed told of each version that is loaded, freed or refused
     * @param scheduler looks after versions on probation
     * @param closer frees sessions after their last lease, away from the threads that score
     */
    RunningModels(
            EngineRegistry engines,
            Gates gates,
            Probations probations,
            Supplier<List<QualityMeter>> meters,
            Supplier<List<ShadowListener>> shadowListeners,
            KeptWindows kept,
            FreedMemory freed,
            Scheduler scheduler,
            LongSupplier nanoTicker,
            Executor closer) {
        this.engines = engines;
        this.gates = gates;
        this.freed = freed;
        this.nanoTicker = nanoTicker;
        this.closer = closer;
        this.probations = new ProbationWatch(probations, meters, scheduler, nanoTicker, closer, listeners::fire);
        leases = new LeaseWatch(scheduler, nanoTicker, listeners::fire);
        shadows = new ShadowWatch(meters, shadowListeners, scheduler, listeners::fire);
        windows = new WindowWatch(kept, slots, scheduler, nanoTicker);
    }

    @Override
    public Optional<ModelLease> lease(ModelName name) {
        ModelSlot slot = slots.get(name);
        return slot == null
                ? Optional.empty()
                : slot.lease(Thread.currentThread().getName());
    }

    @Override
    public Optional<ModelLease> lease(ModelName name, String holder) {
        ModelSlot slot = slots.get(name);
        return slot == null ? Optional.empty() : slot.lease(holder);
    }

    @Override
    public Optional<ScoreOutcome> score(ModelName name, Map<String, ?> record, String stream) {
        ModelSlot slot = slots.get(name);
        return slot == null ? Optional.empty() : slot.score(record, stream);
    }

    @Override
    public Map<ModelName, List<String>> warnings() {
        return leases.warnings();
    }

    @Override
    public Map<ModelName, OnProbation> probations() {
        return probations.all();
    }

    @Override
    public ActivationOutcome activate(ModelName name, StoredVersion stored, Standing standing) {
        ModelVersion version = new ModelVersion(name, stored.label(), stored.digest());
        ModelSlot slot = slots.computeIfAbsent(name, windows::slot);
        slot.activation().lock();
        try (Candidate candidate = new Candidate(version, stored)) {
            shadows.end(name, shadow -> shadow.version().equals(version));
            ActivationOutcome outcome = activate(slot, candidate, standing);
            if (outcome instanceof ActivationOutcome.Refused refused) {
                noteRefusal(version, refused);
            }
            return outcome;
        } finally {
            slot.activation().unlock();
        }
    }

    private void noteRefusal(ModelVersion version, ActivationOutcome.Refused refused) {
        LOG.warn("[{}] is refused by gate [{}]: {}: {}", version, refused.gate(), refused.code(), refused.detail());
        freed.changed(); // what the gates had opened for it
    }

    @Override
    public ActivationOutcome shadow(ModelName name, StoredVersion stored) {
        ModelVersion version = new ModelVersion(name, stored.label(), stored.digest());
        ModelSlot slot = slots.computeIfAbsent(name, windows::slot);
        slot.activation().lock();
        try (Candidate candidate = new Candidate(version, stored)) {
            shadows.end(name, before -> true);
            candidate.room(new ShadowRoom(slot, usedBytes.get()));
            long began = nanoTicker.getAsLong();
            Optional<ActivationOutcome.Refused> refusal = gates.refusal(candidate);
            if (refusal.isPresent()) {
                noteRefusal(version, refusal.get());
                return refusal.get();
            }
            LoadedModel model = loaded(candidate);
            if (!mayRun(model)) {
                model.retire();
                return engineHasGone(model);
            }
            shadows.begin(slot, model, () -> join(slot.streams().copy(), model, candidate));
            return new ActivationOutcome.Activated(
                    model.engine().name(),
                    Duration.ofNanos(nanoTicker.getAsLong() - began),
                    Duration.ZERO,
                    candidate.policy(),
                    candidate.memoryBytes(),
                    candidate.change());
        } finally {
            slot.activation().unlock();
        }
    }

    @Override
    public void endShadow(ModelName name) {
        shadows.end(name, shadow -> true);
    }

    @Override
    public Map<ModelName, Shadow> shadows() {
        return shadows.shadows();
    }

    @Override
    public void deactivate(ModelName name) {
        ModelSlot slot = slots.get(name);
        if (slot == null) {
            return;
        }
        slot.activation().lock();
        try {
            shadows.end(name, shadow -> true);
            stop(slot, model -> true, "it is no longer wanted");
            windows.end(name, slot);
            probations.end(name);
        } finally {
            slot.activation().unlock();
        }
    }

    @Override
    public Map<ModelName, ModelVersion> running() {
        Map<ModelName, ModelVersion> running = new TreeMap<>();
        slots.forEach((name, slot) -> slot.active().ifPresent(model -> running.put(name, model.version())));
        return Map.copyOf(running);
    }

    @Override
    public List<Setback> setbacks() {
        return slots.values().stream()
                .flatMap(slot -> slot.active().stream())
                .flatMap(RunningModels::setback)
                .toList();
    }

    private static Stream<Setback> setback(LoadedModel model) {
        Optional<String> trouble = model.trouble();
        if (trouble.isPresent()) {
            return Stream.of(new Setback(model.version(), ErrorCode.PROCESS_CRASHED, trouble.get()));
        }
        return model.probation().flatMap(Probation::verdict).stream()
                .map(why -> new Setback(model.version(), ErrorCode.PROBATION_FAILED, why));
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        return listeners.add(listener);
    }

    void engineCame(Engine engine, int ranking) {
        engines.add(engine, ranking);
        LOG.info("engine [{}] {} is here and opens {}", engine.name(), engine.version(), engine.formats());
        listeners.fire();
    }

    void engineWent(Engine engine) {
        engines.remove(engine);
        LOG.info("engine [{}] has gone", engine.name());
        stopAll("its engine has gone");
        listeners.fire();
    }

    /** Stops all models; what is leased stays usable until its lease is closed. */
    @Override
    public void close() {
        closed = true;
        windows.keep();
        listeners.clear();
        probations.close();
        stopAll("the service is stopping");
    }

    private ActivationOutcome activate(ModelSlot slot, Candidate candidate, Standing standing) {
        SlotRoom room = new SlotRoom(slot, usedBytes, nanoTicker);
        candidate.room(room);
        ActivationOutcome outcome = activate(slot, candidate, standing, room);
        if (outcome instanceof ActivationOutcome.Refused) {
            room.unloaded()
                    .ifPresent(before -> putBack(slot, candidate.version().name(), before));
        }
        return outcome;
    }

    /** A version that was unloaded for one that was refused then answers again. */
    private void putBack(ModelSlot slot, ModelName name, StoredVersion before) {
        ModelVersion version = new ModelVersion(name, before.label(), before.digest());
        try (Candidate again = new Candidate(version, before)) {
            SlotRoom room = new SlotRoom(slot, usedBytes, nanoTicker);
            again.room(room);
            if (activate(slot, again, Standing.PROVEN, room) instanceof ActivationOutcome.Refused refused) {
                LOG.error("[{}] cannot be loaded again: {}", version, refused.detail());
                listeners.fire();
            }
        }
    }

    private ActivationOutcome activate(ModelSlot slot, Candidate candidate, Standing standing, SlotRoom room) {
        long began = nanoTicker.getAsLong();
        if (standing == Standing.PROVEN) {
            candidate.provenBefore();
        }
        Optional<ActivationOutcome.Refused> refusal = gates.refusal(candidate);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        long loaded = nanoTicker.getAsLong();
        LoadedModel model = loaded(candidate);
        probations.prepare(model, candidate, standing);
        join(slot.streams(), model, candidate);
        Optional<ModelSlot.Swap> swap = slot.swap(model, this::mayRun);
        long swapped = nanoTicker.getAsLong();
        String engine = model.engine().name();
        if (swap.isEmpty()) {
            model.retire();
            return engineHasGone(model);
        }
        swap.get().retireBefore();
        probations.begin(model);
        windows.begin(slot);
        Duration load = Duration.ofNanos(loaded - began);
        LOG.info(
                "[{}] answers records: engine [{}], loaded in {} ms, {} bytes, {}",
                model.version(),
                engine,
                load.toMillis(),
                candidate.memoryBytes(),
                candidate.policy());
        return new ActivationOutcome.Activated(
                engine,
                load,
                Duration.ofNanos(swapped - room.silentSinceNanos(loaded)),
                candidate.policy(),
                candidate.memoryBytes(),
                candidate.change());
    }

    private static ActivationOutcome.Refused engineHasGone(LoadedModel model) {
        return new ActivationOutcome.Refused(
                ErrorCode.ENGINE_MISSING,
                "engine",
                "engine [" + model.engine().name()
                        + "] has gone while the model was loaded; it is tried again when it is back");
    }

    private LoadedModel loaded(Candidate candidate) {
        Runnable free = candidate.release();
        freed.changed();
        LoadedModel model = new LoadedModel(
                candidate.version(),
                candidate.engine(),
                candidate.scorers(),
                () -> {
                    free.run();
                    freed.changed();
                },
                new Footprint(candidate.stored(), candidate.memoryBytes(), usedBytes),
                closer);
        model.health(candidate.health(), listeners::fire);
        candidate.terms().ifPresent(model::terms);
        model.watchedBy(leases::watch);
        return model;
    }

    /** A version with a pipeline takes part in the streams before it answers, so that no record passes it by. */
    private static void join(Streams streams, LoadedModel model, Candidate candidate) {
        candidate.pipeline().ifPresent(plan -> model.windows(streams.join(plan, model.version())));
    }

    private boolean mayRun(LoadedModel model) {
        return !closed && engines.contains(model.engine());
    }

    private void stopAll(String why) {
        shadows.endAll(shadow -> closed || !engines.contains(shadow.engine()));
        slots.values().forEach(slot -> stop(slot, model -> !mayRun(model), why));
    }

    private static void stop(ModelSlot slot, Predicate<LoadedModel> condition, String why) {
        slot.stop(condition).ifPresent(model -> LOG.info("[{}] answers no more records: {}", model.version(), why));
    }
}
