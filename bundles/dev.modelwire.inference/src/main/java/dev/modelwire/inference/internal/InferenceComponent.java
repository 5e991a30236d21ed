package dev.modelwire.inference.internal;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.InferenceService;
import dev.modelwire.api.inference.InferenceSettings;
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
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.inference.internal.gate.Gates;
import dev.modelwire.inference.internal.gate.Isolation;
import dev.modelwire.inference.internal.gate.MachineMemory;
import dev.modelwire.inference.internal.gate.Memory;
import dev.modelwire.inference.internal.probation.Probations;
import dev.modelwire.inference.internal.stream.KeptWindows;
import dev.modelwire.inference.internal.worker.WorkerCommands;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers {@link RunningModels} as services and tells it of engines. */
@Component(
        name = InferenceComponent.NAME,
        service = {InferenceService.class, ModelActivator.class})
@Designate(ocd = InferenceConfig.class)
public final class InferenceComponent implements InferenceService, ModelActivator {

    static final String NAME = "dev.modelwire.inference.Inference";

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final Logger LOG = LoggerFactory.getLogger(InferenceComponent.class);

    private final Closer closer = new Closer();
    private final WatchThread watch = new WatchThread("modelwire-inference-watch");
    private final WatchThread restarts = new WatchThread("modelwire-inference-restart");
    private final List<QualityMeter> meters = new CopyOnWriteArrayList<>();
    private final List<ShadowListener> shadowListeners = new CopyOnWriteArrayList<>();
    private final Memory memory = new MachineMemory();
    private final RunningModels models;
    private volatile InferenceOptions options;
    private volatile @Nullable OfHost ofHost;

    private record OfHost(InferenceSettings settings, InferenceOptions options) {}

    @Activate
    public InferenceComponent(InferenceConfig config, @Reference ModelStore store, BundleContext context) {
        this(config, store, new WorkerJar(context));
    }

    InferenceComponent(InferenceConfig config, ModelStore store, WorkerCommands workers) {
        options = options(config);
        EngineRegistry engines = new EngineRegistry();
        Isolation isolation = new Isolation(() -> options().isolation(), workers, restarts::after, System::nanoTime);
        models = new RunningModels(
                engines,
                Gates.standard(store, engines, this::options, isolation, memory, System::nanoTime),
                new Probations(store, () -> options().probation()),
                () -> List.copyOf(meters),
                () -> List.copyOf(shadowListeners),
                new KeptWindows(store, System::currentTimeMillis),
                new FreedMemory(memory, watch),
                watch,
                System::nanoTime,
                closer);
    }

    @Reference(
            service = QualityMeter.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeMeter")
    void addMeter(QualityMeter meter) {
        meters.add(meter);
    }

    void removeMeter(QualityMeter meter) {
        meters.remove(meter);
    }

    @Reference(
            service = ShadowListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeShadowListener")
    void addShadowListener(ShadowListener listener) {
        shadowListeners.add(listener);
    }

    void removeShadowListener(ShadowListener listener) {
        shadowListeners.remove(listener);
    }

    @Reference(
            service = Engine.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeEngine")
    void addEngine(Engine engine, Map<String, Object> properties) {
        models.engineCame(engine, properties.get(Constants.SERVICE_RANKING) instanceof Integer rank ? rank : 0);
    }

    void removeEngine(Engine engine) {
        models.engineWent(engine);
    }

    @Reference(
            service = InferenceSettings.class,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            unbind = "removeSettings")
    void addSettings(InferenceSettings settings) {
        try {
            ofHost = new OfHost(settings, InferenceOptions.of(settings, CORES));
        } catch (IllegalArgumentException e) {
            LOG.warn("the host's settings are refused, those before stay in force: {}", e.getMessage());
        }
    }

    @SuppressWarnings("ReferenceEquality") // others may have come in its place
    void removeSettings(InferenceSettings settings) {
        OfHost held = ofHost;
        if (held != null && held.settings() == settings) {
            ofHost = null;
        }
    }

    @Modified
    void modified(InferenceConfig config) {
        try {
            options = options(config);
        } catch (IllegalArgumentException e) {
            LOG.warn("the new configuration is refused, the one before stays in force: {}", e.getMessage());
        }
    }

    @Deactivate
    void stop() {
        models.close();
        watch.close();
        restarts.close();
        closer.close();
        System.gc(); // frees the classes of revisions before, and the code compiled for them: ADR 15
        memory.giveBack();
    }

    @Override
    public Optional<ModelLease> lease(ModelName name) {
        return models.lease(name);
    }

    @Override
    public Optional<ModelLease> lease(ModelName name, String holder) {
        return models.lease(name, holder);
    }

    @Override
    public Optional<ScoreOutcome> score(ModelName name, Map<String, ?> record, String stream) {
        return models.score(name, record, stream);
    }

    @Override
    public Map<ModelName, OnProbation> probations() {
        return models.probations();
    }

    @Override
    public Map<ModelName, List<String>> warnings() {
        return models.warnings();
    }

    @Override
    public ActivationOutcome activate(ModelName name, StoredVersion version, Standing standing) {
        return models.activate(name, version, standing);
    }

    @Override
    public ActivationOutcome shadow(ModelName name, StoredVersion version) {
        return models.shadow(name, version);
    }

    @Override
    public void endShadow(ModelName name) {
        models.endShadow(name);
    }

    @Override
    public Map<ModelName, Shadow> shadows() {
        return models.shadows();
    }

    @Override
    public List<Setback> setbacks() {
        return models.setbacks();
    }

    @Override
    public void deactivate(ModelName name) {
        models.deactivate(name);
    }

    @Override
    public Map<ModelName, ModelVersion> running() {
        return models.running();
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        return models.onChange(listener);
    }

    private InferenceOptions options() {
        OfHost held = ofHost;
        return held == null ? options : held.options();
    }

    private static InferenceOptions options(InferenceConfig config) {
        return InferenceOptions.of(
                        config.sessions(),
                        config.warmUpRuns(),
                        Runtime.getRuntime().availableProcessors())
                .withProbe(config.probe(), config.probeMemoryMib(), config.probeSeconds())
                .withProbation(
                        config.probationSeconds(),
                        config.probationRecords(),
                        config.probationErrorPercent(),
                        config.probationSlowPercent())
                .withIsolation(config.isolation(), config.isolationMemoryMib(), config.isolationRunSeconds())
                .withMemory(config.memoryBudgetMib(), config.memoryReserveMib())
                .withContractChange(config.contractChange());
    }
}
