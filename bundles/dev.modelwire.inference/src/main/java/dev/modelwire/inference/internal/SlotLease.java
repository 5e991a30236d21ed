package dev.modelwire.inference.internal;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.TensorCall;
import dev.modelwire.api.inference.TensorSpec;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.inference.internal.stream.Streams;
import java.lang.ref.Reference;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lease of one loaded model. */
final class SlotLease implements ModelLease {

    private final LoadedModel model;
    private final ModelSlot slot;
    private final OpenLease open;

    SlotLease(LoadedModel model) {
        this(model, Thread.currentThread().getName(), new ModelSlot(new Streams(System::currentTimeMillis)));
    }

    SlotLease(LoadedModel model, String holder, ModelSlot slot) {
        this.model = model;
        this.slot = slot;
        open = new OpenLease(this, holder);
        model.opened(open);
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
        return score(record, "");
    }

    @Override
    public ScoreOutcome score(Map<String, ?> record, String stream) {
        if (open.isEnded()) {
            return closedAlready();
        }
        try {
            return slot.score(model, record, stream);
        } finally {
            Reference.reachabilityFence(
                    this); // a lease that is in use is not lost, even if nobody closes it afterwards
        }
    }

    @Override
    public int batch() {
        return model.batch();
    }

    @Override
    public List<ScoreOutcome> score(List<? extends Map<String, ?>> records, String stream) {
        if (open.isEnded()) {
            return Collections.nCopies(records.size(), closedAlready());
        }
        if (model.batch() == 1) {
            return ModelLease.super.score(records, stream);
        }
        try {
            List<ScoreOutcome> outcomes = model.score(records);
            ShadowRun shadow = slot.shadow();
            if (shadow != null) {
                records.forEach(record -> shadow.offer(record, stream));
            }
            return outcomes;
        } finally {
            Reference.reachabilityFence(this);
        }
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
        if (open.isEnded()) {
            return Optional.of(closedAlready());
        }
        try {
            return model.run(call);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private ScoreOutcome.Refused closedAlready() {
        return new ScoreOutcome.Refused(
                RefusalCode.STOPPED, "the lease of [" + model.version() + "] is closed; take a new one");
    }

    @Override
    public void close() {
        try {
            model.release(open);
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
