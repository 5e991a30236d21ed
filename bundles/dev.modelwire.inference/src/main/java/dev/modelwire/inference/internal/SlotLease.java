package dev.modelwire.inference.internal;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.model.ModelVersion;
import java.util.Map;
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
            return new ScoreOutcome.Refused(
                    RefusalCode.STOPPED, "the lease of [" + model.version() + "] is closed; take a new one");
        }
        return model.score(record);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            model.release();
        }
    }
}
