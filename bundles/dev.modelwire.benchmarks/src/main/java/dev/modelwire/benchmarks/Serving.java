package dev.modelwire.benchmarks;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.InferenceService;
import dev.modelwire.api.inference.ModelActivator;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.Standing;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.engine.api.Engine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The inference service of a gateway with one engine and a store on the disk; nothing is tried in a process before. */
final class Serving implements AutoCloseable {

    static final ModelName MODEL = ModelName.of("bench");

    private final Path directory;
    private final Store store;
    private final ModelActivator activator;

    private Serving(Path directory, Store store, ModelActivator activator) {
        this.directory = directory;
        this.store = store;
        this.activator = activator;
    }

    /** Starts one with settings that differ from the defaults. */
    static Serving start(Path directory, Engine engine, Map<String, Object> settings)
            throws ReflectiveOperationException {
        Store store = Store.open(directory.resolve("store"));
        return new Serving(directory, store, Components.inference(store.component(), engine, settings));
    }

    StoredVersion stored(String version, byte[] model, String manifest) throws Exception {
        return new StoredVersion(
                VersionLabel.of(version),
                List.of(
                        artifact(ArtifactRole.MODEL, model),
                        artifact(ArtifactRole.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8))));
    }

    private StoredArtifact artifact(ArtifactRole role, byte[] bytes) throws Exception {
        Path file = Files.write(directory.resolve("file"), bytes);
        StoredBlob blob = store.put(file, Store.digest(file), bytes.length);
        Files.delete(file);
        return new StoredArtifact(role, blob.digest(), blob.size());
    }

    /** Makes that version the active one, as one that was active before. */
    void activate(StoredVersion version) {
        activate(MODEL, version);
    }

    /** Makes that version the active one of a model, as one that was active before. */
    void activate(ModelName model, StoredVersion version) {
        ActivationOutcome outcome = activator.activate(model, version, Standing.PROVEN);
        if (!(outcome instanceof ActivationOutcome.Activated)) {
            throw new IllegalStateException("version [" + version.label() + "] was not activated: " + outcome);
        }
    }

    /** Puts that version through the gates. */
    ActivationOutcome attempt(StoredVersion version) {
        return activator.activate(MODEL, version, Standing.PROVEN);
    }

    /** Unloads what is active, and removes all files from the store. */
    void clear() throws StoreException {
        activator.deactivate(MODEL);
        store.component().collect();
    }

    ModelStore store() {
        return store.component();
    }

    InferenceService service() {
        return (InferenceService) activator;
    }

    ModelLease lease() {
        return lease(MODEL);
    }

    ModelLease lease(ModelName model) {
        return service().lease(model).orElseThrow();
    }

    @Override
    public void close() throws ReflectiveOperationException {
        Components.stop(activator);
        store.close();
    }
}
