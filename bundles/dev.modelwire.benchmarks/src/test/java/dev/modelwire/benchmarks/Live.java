package dev.modelwire.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.InferenceService;
import dev.modelwire.api.inference.ModelActivator;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.transport.Credentials;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.sync.internal.ModelSyncComponent;
import dev.modelwire.testkit.store.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.wireadmin.Wire;

/** A gateway put together by hand, with its defaults: it polls a server, and a wire component scores what is emitted. */
final class Live implements AutoCloseable {

    private static final String TWIN = "/twin";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_RECORDS = 100_000;

    private final String format;
    private final FileHost host = new FileHost();
    private final Store store;
    private final ModelActivator inference;
    private final ModelSyncComponent sync;
    private final WireInference wire;
    private final Wires emitter;
    private final Map<String, String> artifacts = new HashMap<>();
    private final Map<String, Digest> digests = new HashMap<>();
    private final List<String> activated = new CopyOnWriteArrayList<>();
    private volatile Map<String, TypedValue<?>> result = Map.of();
    private int refused;
    private int published;

    Live(Path directory, Engine engine, String format) throws Exception {
        this.format = format;
        store = Store.open(directory.resolve("store"));
        inference = Components.inference(store.component(), engine, Map.of());
        sync = Components.sync(
                store.component(), Watched.of(ModelActivator.class, inference, (method, begin, end, answer) -> {
                    if (answer instanceof ActivationOutcome.Activated) {
                        activated.add(running());
                    }
                }));
        sync.configure(new SyncOptions(
                true,
                "",
                List.of(),
                List.of(new HttpSource(host.url(TWIN), POLL, new Credentials.None())),
                TransferOptions.of(PATIENCE, PATIENCE, 1 << 20)));
        wire = new WireInference(
                (InferenceService) inference,
                Map.of("passthrough", Subject.feature(0)),
                taking(envelope -> result = envelope.getRecords().get(0).getProperties()),
                taking(envelope -> refused++));
        emitter = new Wires(wire.receiver());
    }

    /** Publishes a version with a manifest that bounds its answers to 0 to 1. */
    void desire(int revision, String version, byte[] model, String golden) throws Exception {
        String manifest = Subject.manifest(format, version, true, List.of(1, 1), 1)
                .replace(
                        "\"shape\": [1, 1] } ] }",
                        "\"shape\": [1, 1], \"range\": [0, 1] } ], \"golden\": [" + golden + "] }");
        digests.put(version, Bytes.sha256(model));
        artifacts.put(
                version,
                artifact("model", version, model) + ","
                        + artifact("manifest", version, manifest.getBytes(StandardCharsets.UTF_8)));
        desireAgain(revision, version);
    }

    /** Publishes a version that was published before, in a document that is not the same to the byte. */
    void desireAgain(int revision, String version) {
        published++;
        host.text(
                TWIN,
                " ".repeat(published)
                        + "{\"modelwire\":1,\"revision\":%d,\"models\":[{\"name\":\"%s\",\"version\":\"%s\",\"artifacts\":[%s]}]}"
                                .formatted(revision, Serving.MODEL, version, artifacts.get(version)));
    }

    private String artifact(String role, String version, byte[] content) throws Exception {
        String path = "/" + role + "-" + version;
        host.bytes(path, content);
        return "{\"role\":\"%s\",\"url\":\"%s\",\"sha256\":\"%s\",\"size\":%d}"
                .formatted(role, host.url(path), Bytes.sha256(content).hex(), content.length);
    }

    /** Emits records of one value; each must come out once, as a result or as a refusal. */
    void score(int records, double value) {
        for (int i = 0; i < records; i++) {
            int before = refused;
            result = Map.of();
            emitter.emit(List.of(new WireRecord(Map.of(Subject.feature(0), TypedValues.newTypedValue(value)))));
            assertEquals(1, refused - before + (result.isEmpty() ? 0 : 1), "a record must have one answer");
        }
    }

    /** Emits records until another version answers them. */
    void scoreUntilActive(String version, double value) {
        for (int i = 0; i < MOST_RECORDS && !running().equals(version); i++) {
            score(1, value);
            LockSupport.parkNanos(100_000);
        }
        assertEquals(version, running());
    }

    /** Returns what was answered to the last record. */
    double last() {
        return ((Number) result.get(Subject.OUTPUT + "_0").getValue()).doubleValue();
    }

    String running() {
        var version = inference.running().get(Serving.MODEL);
        return version == null ? "" : version.label().value();
    }

    /** Returns the versions that were made active, in their order. */
    List<String> activated() {
        return List.copyOf(activated);
    }

    List<KnownBad> knownBad() {
        return store.component().record(Serving.MODEL).knownBad();
    }

    Digest digest(String version) {
        return digests.get(version);
    }

    /** Returns what is reported of the model at a path of keys, "" if nothing is. */
    String reported(String... keys) {
        JsonObject root = JsonParser.parseString(sync.reported()).getAsJsonObject();
        JsonElement at = root.has("models") && !root.getAsJsonArray("models").isEmpty()
                ? root.getAsJsonArray("models").get(0)
                : new JsonObject();
        for (String key : keys) {
            at = at.isJsonObject() && at.getAsJsonObject().has(key)
                    ? at.getAsJsonObject().get(key)
                    : new JsonObject();
        }
        return at.isJsonPrimitive() ? at.getAsString() : "";
    }

    void awaitActive(String version) {
        await(() -> reported("active", "version").equals(version) && running().equals(version));
    }

    void awaitReported(String value, String... keys) {
        await(() -> reported(keys).equals(value));
    }

    /** Waits until what is published now was read, and what follows from it was done. */
    void awaitLookedAt() {
        long asked = host.requests(TWIN);
        await(() -> host.requests(TWIN) > asked + 2);
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
        assertTrue(condition.getAsBoolean(), () -> "this is reported: " + sync.reported());
    }

    private static WireReceiver taking(java.util.function.Consumer<WireEnvelope> consumer) {
        return new WireReceiver() {
            @Override
            public void onWireReceive(WireEnvelope envelope) {
                consumer.accept(envelope);
            }

            @Override
            public void updated(Wire from, Object value) {}

            @Override
            public void producersConnected(Wire[] wires) {}
        };
    }

    @Override
    public void close() throws Exception {
        wire.close();
        Components.stop(sync);
        Components.stop(inference);
        store.close();
        host.close();
    }
}
