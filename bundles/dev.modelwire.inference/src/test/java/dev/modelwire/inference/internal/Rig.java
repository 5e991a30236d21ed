package dev.modelwire.inference.internal;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.QualityMeter;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.ShadowListener;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.inference.internal.gate.Gates;
import dev.modelwire.inference.internal.gate.Isolation;
import dev.modelwire.inference.internal.gate.Memory;
import dev.modelwire.inference.internal.probation.Probations;
import dev.modelwire.inference.internal.stream.KeptWindows;
import dev.modelwire.testkit.engine.FakeEngine;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import dev.modelwire.testkit.store.FakeModelStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The running models with a fake store, a fake engine and a clock that moves when told. */
final class Rig {

    static final ModelName PUMP = ModelName.of("pump");
    static final Map<String, Object> RECORD = Map.of("a", 3, "b", 4);

    final FakeModelStore store;
    final FakeEngine engine = new FakeEngine();
    final EngineRegistry engines = new EngineRegistry();
    final AtomicLong nanos = new AtomicLong();
    final AtomicLong available = new AtomicLong(1L << 40);
    final AtomicLong freedAndKept = new AtomicLong();
    final List<QualityMeter> meters = new ArrayList<>();
    final List<ShadowListener> shadowListeners = new ArrayList<>();
    final Queue<Runnable> restarts = new ArrayDeque<>();
    final Queue<Runnable> looks = new ArrayDeque<>();
    final Queue<Runnable> looksAtMemory = new ArrayDeque<>();
    final RunningModels models;

    Rig(Path directory) {
        this(directory, 1);
    }

    Rig(Path directory, int sessions) {
        this(directory, sessions, options -> options);
    }

    Rig(Path directory, int sessions, UnaryOperator<InferenceOptions> more) {
        this(new FakeModelStore(directory), sessions, more);
    }

    private Rig(FakeModelStore store, int sessions, UnaryOperator<InferenceOptions> more) {
        this.store = store;
        InferenceOptions options = more.apply(InferenceOptions.of(sessions, 3, 64));
        Isolation isolation = new Isolation(
                options::isolation, ClassPathWorkers::command, (delay, what) -> restarts.add(what), nanos::get);
        Memory memory = new TestMemory();
        models = new RunningModels(
                engines,
                Gates.standard(store, engines, () -> options, isolation, memory, nanos::get),
                new Probations(store, options::probation),
                () -> meters,
                () -> shadowListeners,
                new KeptWindows(store, () -> 0),
                new FreedMemory(memory, looksAtMemory::add),
                looks::add,
                nanos::get,
                Runnable::run);
        models.engineCame(engine, 0);
    }

    private final class TestMemory implements Memory {

        @Override
        public long availableBytes() {
            return available.get();
        }

        @Override
        public void giveBack() {
            available.addAndGet(freedAndKept.getAndSet(0));
        }
    }

    /** Returns a gateway with the same store, in which nothing runs yet. */
    Rig restarted() {
        Rig next = restarted(options -> options);
        next.engine.runInProcesses();
        return next;
    }

    /** Returns a gateway with the same store and other options, in which nothing runs yet. */
    Rig restarted(UnaryOperator<InferenceOptions> more) {
        return new Rig(store, 1, more);
    }

    /** A model of one output element: sign × (a + b). */
    static FakeModel sum(double sign) {
        return FakeModel.of("features", "y", Finish.NONE, new double[] {0, sign, sign});
    }

    static String manifest(String version, String more) {
        return """
                { "modelwire-manifest": 1, "model": "pump", "version": "%s", "format": "fake",
                  "inputs": [ { "name": "features", "type": "FP32", "shape": [1, 2],
                                "features": [ { "name": "a" }, { "name": "b" } ] } ],
                  "outputs": [ { "name": "y", "type": "FP32", "shape": [1, 1] } ] %s }
                """.formatted(version, more);
    }

    StoredVersion stored(String version, FakeModel model) throws StoreException {
        return stored(version, model.bytes(), manifest(version, ""));
    }

    StoredVersion stored(String version, byte[] model, String manifest) throws StoreException {
        return new StoredVersion(
                VersionLabel.of(version),
                List.of(
                        artifact(ArtifactRole.MODEL, model),
                        artifact(ArtifactRole.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8))));
    }

    StoredVersion withoutManifest(String version, byte[] model) throws StoreException {
        return new StoredVersion(VersionLabel.of(version), List.of(artifact(ArtifactRole.MODEL, model)));
    }

    ActivationOutcome activate(StoredVersion version) {
        return models.activate(PUMP, version);
    }

    ModelLease lease() {
        return models.lease(PUMP).orElseThrow();
    }

    /** Looks after probations as the thread for it does. */
    void look() {
        for (Runnable due : List.copyOf(looks)) {
            looks.remove();
            due.run();
        }
    }

    /** Returns the only element that the model answers. */
    double score(Map<String, ?> record) {
        try (ModelLease lease = lease()) {
            return value(lease.score(record));
        }
    }

    static double value(ScoreOutcome outcome) {
        if (outcome instanceof ScoreOutcome.Scored scored) {
            return scored.outputs().get(0).value(0);
        }
        throw new AssertionError(outcome);
    }

    private StoredArtifact artifact(ArtifactRole role, byte[] bytes) throws StoreException {
        StoredBlob blob = store.put(bytes);
        return new StoredArtifact(role, blob.digest(), blob.size());
    }
}
