package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.InferenceService;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.TensorCall;
import dev.modelwire.api.inference.TensorSpec;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.model.VersionLabel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Answers {@code y = 2 x} with whichever version is active, and fails when it is used after it was closed. */
final class FakeInference implements InferenceService {

    static final ModelName MODEL = ModelName.of("pump");

    final AtomicInteger leases = new AtomicInteger();
    final AtomicInteger openLeases = new AtomicInteger();
    final AtomicInteger callsAfterClose = new AtomicInteger();
    private volatile Optional<ModelVersion> active;
    final List<Integer> calls = new CopyOnWriteArrayList<>();
    private volatile int batch = 1;
    private volatile boolean closed;
    private volatile String holder = "";
    private volatile Function<Map<String, ?>, Optional<ScoreOutcome>> first = record -> Optional.empty();

    FakeInference(Optional<ModelVersion> active) {
        this.active = active;
    }

    static FakeInference active(String label) {
        return new FakeInference(Optional.of(version(label)));
    }

    static ModelVersion version(String label) {
        return new ModelVersion(MODEL, VersionLabel.of(label), Digest.sha256("ab".repeat(32)));
    }

    void activate(String label) {
        active = Optional.of(version(label));
    }

    /** Is asked before each score: it may answer, block or throw. */
    void first(Function<Map<String, ?>, Optional<ScoreOutcome>> hook) {
        first = hook;
    }

    /** From now on a call takes that many records. */
    void batch(int records) {
        batch = records;
    }

    void close() {
        closed = true;
    }

    @Override
    public Optional<ModelLease> lease(ModelName name) {
        if (closed) {
            callsAfterClose.incrementAndGet();
        }
        return active.filter(version -> version.name().equals(name)).map(version -> {
            leases.incrementAndGet();
            openLeases.incrementAndGet();
            return new Lease(version);
        });
    }

    @Override
    public Optional<ModelLease> lease(ModelName name, String by) {
        holder = by;
        return lease(name);
    }

    String holder() {
        return holder;
    }

    @Override
    public Map<ModelName, ModelVersion> running() {
        return active.map(version -> Map.of(version.name(), version)).orElseGet(Map::of);
    }

    private final class Lease implements ModelLease {

        private final ModelVersion version;

        Lease(ModelVersion version) {
            this.version = version;
        }

        @Override
        public ModelVersion version() {
            return version;
        }

        @Override
        public String engine() {
            return "fake";
        }

        @Override
        public ScoreOutcome score(Map<String, ?> record) {
            ScoreOutcome outcome = first.apply(record).orElseGet(() -> twice(record));
            if (closed) {
                callsAfterClose.incrementAndGet();
            }
            return outcome;
        }

        @Override
        public int batch() {
            return batch;
        }

        @Override
        public List<ScoreOutcome> score(List<? extends Map<String, ?>> records, String stream) {
            calls.add(records.size());
            return ModelLease.super.score(records, stream);
        }

        @Override
        public List<TensorSpec> inputs() {
            return List.of();
        }

        @Override
        public List<TensorSpec> outputs() {
            return List.of();
        }

        @Override
        public Optional<ScoreOutcome.Refused> run(TensorCall call) {
            return Optional.of(new ScoreOutcome.Refused(RefusalCode.ENGINE_FAILED, "it takes records only"));
        }

        private ScoreOutcome twice(Map<String, ?> record) {
            if (!(record.get("x") instanceof Number x)) {
                return new ScoreOutcome.Refused(RefusalCode.MISSING_FEATURE, "feature [x] is missing");
            }
            var output = new Output("y", new double[] {2 * x.doubleValue()}, List.of());
            return new ScoreOutcome.Scored(version, "fake", 1_500, List.of(output));
        }

        @Override
        public void close() {
            openLeases.decrementAndGet();
        }
    }
}
