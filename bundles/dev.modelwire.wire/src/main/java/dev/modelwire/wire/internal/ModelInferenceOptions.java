package dev.modelwire.wire.internal;

import dev.modelwire.api.model.ModelName;
import java.time.Duration;

/** How one instance works, read once from its configuration. */
record ModelInferenceOptions(
        ModelName model,
        Mode mode,
        boolean waitForModel,
        QueueOptions queue,
        BatchOptions batch,
        InputMapping inputs,
        ResultOptions result) {

    enum Mode {
        ASYNCHRONOUS,
        SYNCHRONOUS
    }

    /** Reads every attribute once; fails with the key, the value and what is allowed. */
    static ModelInferenceOptions from(ModelInferenceConfig config) {
        var queue = new QueueOptions(
                Attributes.whole("queue.capacity", config::queue_capacity, 1, 1_000_000),
                Attributes.choice("queue.full", config::queue_full, QueueOptions.WhenFull.class),
                Duration.ofMillis(
                        Attributes.whole("queue.block.timeout.ms", config::queue_block_timeout_ms, 1, 60_000)));
        var result = new ResultOptions(
                Passthrough.of(Attributes.text("passthrough", config::passthrough)),
                Attributes.prefix("output.prefix", config::output_prefix),
                Attributes.choice("output.vector", config::output_vector, ResultOptions.Vector.class),
                Attributes.flag("label.output", config::label_output),
                Attributes.whole("top.k", config::top_k, 1, 100),
                new ThresholdOptions(
                        Attributes.decimal("threshold", config::threshold),
                        Attributes.text("threshold.property", config::threshold_property)),
                Attributes.flag("provenance", config::provenance));
        return new ModelInferenceOptions(
                model(Attributes.text("model", config::model)),
                Attributes.choice("mode", config::mode, Mode.class),
                Attributes.flag("wait.for.model", config::wait_for_model),
                queue,
                new BatchOptions(
                        Attributes.whole("batch.records", config::batch_records, 1, ScoringWorker.BATCH),
                        Duration.ofMillis(Attributes.whole("batch.wait.ms", config::batch_wait_ms, 0, 60_000))),
                InputMapping.of("input.mapping", Attributes.text("input.mapping", config::input_mapping)),
                result);
    }

    private static ModelName model(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("option model [] must name a model of the desired state");
        }
        try {
            return ModelName.of(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("option model: " + e.getMessage(), e);
        }
    }
}
