package dev.modelwire.inference.internal;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.TensorCall;
import dev.modelwire.api.inference.TensorSpec;
import dev.modelwire.api.model.ModelVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A lease of one loaded model. */
final class SlotLease implements ModelLease {

    private final LoadedModel model;
    private final AtomicBoolean closed = new AtomicBoolean();

    SlotLease(LoadedModel model) {
        this.model = model;
    }

    @Override
    public ModelVersion version() {
        return model.version();
    }

    @Override
    public String engine() {
        return model.engine().name();
    }

    @Override
    public ScoreOutcome score(Map<String, ?> record) {
        if (closed.get()) {
            return closedAlready();
        }
        return model.score(record);
    }

    @Override
    public List<TensorSpec> inputs() {
        return model.inputs();
    }

    @Override
    public List<TensorSpec> outputs() {
        return model.outputs();
    }

    @Override
    public Optional<ScoreOutcome.Refused> run(TensorCall call) {
        return closed.get() ? Optional.of(closedAlready()) : model.run(call);
    }

    private ScoreOutcome.Refused closedAlready() {
        return new ScoreOutcome.Refused(
                RefusalCode.STOPPED, "the lease of [" + model.version() + "] is closed; take a new one");
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            model.release();
        }
    }
}
