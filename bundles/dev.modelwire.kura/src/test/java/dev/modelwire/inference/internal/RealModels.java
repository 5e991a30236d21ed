package dev.modelwire.inference.internal;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.InferenceService;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.inference.internal.gate.Gates;
import dev.modelwire.inference.internal.gate.Isolation;
import dev.modelwire.inference.internal.probation.Probations;
import dev.modelwire.inference.internal.stream.KeptWindows;
import dev.modelwire.testkit.engine.FakeEngine;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.store.FakeModelStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The real service of running models over an engine in plain Java, for tests of those who use it. */
public final class RealModels implements AutoCloseable {

    public final FakeEngine engine = new FakeEngine();
    private final FakeModelStore store;
    private final RunningModels models;

    public RealModels(Path directory) {
        store = new FakeModelStore(directory);
        InferenceOptions options = InferenceOptions.of(2, 1, 64);
        EngineRegistry engines = new EngineRegistry();
        Isolation isolation = new Isolation(
                options::isolation,
                () -> {
                    throw new AssertionError("no process is needed");
                },
                (delay, what) -> {},
                System::nanoTime);
        models = new RunningModels(
                engines,
                Gates.standard(store, engines, () -> options, isolation, () -> Long.MAX_VALUE, System::nanoTime),
                new Probations(store, options::probation),
                List::of,
                List::of,
                new KeptWindows(store, System::currentTimeMillis),
                new FreedMemory(() -> Long.MAX_VALUE, look -> {}),
                look -> {},
                System::nanoTime,
                Runnable::run);
        models.engineCame(engine, 0);
    }

    public InferenceService service() {
        return models;
    }

    /** Activates a version that has no manifest. */
    public void activate(String name, String label, FakeModel model) throws StoreException {
        activate(name, label, List.of(artifact(ArtifactRole.MODEL, model.bytes())));
    }

    /** Activates a version with a manifest that has these inputs and outputs. */
    public void activate(String name, String label, FakeModel model, String tensors) throws StoreException {
        String manifest = "{\"modelwire-manifest\":1,\"model\":\"" + name + "\",\"version\":\"" + label
                + "\",\"format\":\"fake\"," + tensors + "}";
        activate(
                name,
                label,
                List.of(
                        artifact(ArtifactRole.MODEL, model.bytes()),
                        artifact(ArtifactRole.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8))));
    }

    private void activate(String name, String label, List<StoredArtifact> artifacts) {
        ActivationOutcome outcome =
                models.activate(ModelName.of(name), new StoredVersion(VersionLabel.of(label), artifacts));
        if (outcome instanceof ActivationOutcome.Refused refused) {
            throw new AssertionError(refused);
        }
    }

    private StoredArtifact artifact(ArtifactRole role, byte[] bytes) throws StoreException {
        StoredBlob blob = store.put(bytes);
        return new StoredArtifact(role, blob.digest(), blob.size());
    }

    public void deactivate(String name) {
        models.deactivate(ModelName.of(name));
    }

    @Override
    public void close() {
        models.close();
    }
}
