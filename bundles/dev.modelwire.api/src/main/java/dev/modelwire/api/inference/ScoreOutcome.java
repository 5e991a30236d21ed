package dev.modelwire.api.inference;

import dev.modelwire.api.model.ModelVersion;
import java.util.List;
import java.util.Objects;

/** What became of a record that was given to a model: never a made-up number. */
public sealed interface ScoreOutcome {

    /**
     * The record was scored, wholly by one version.
     *
     * @param version the version that scored it
     * @param engine the engine that ran it, for example {@code djl-tflite}
     * @param latencyNanos time in the engine with filling and reading its tensors, nanoseconds
     * @param outputs what the model answered, in its own order
     */
    record Scored(ModelVersion version, String engine, long latencyNanos, List<Output> outputs)
            implements ScoreOutcome {
        public Scored {
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(engine, "engine");
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * The record was refused.
     *
     * @param code why
     * @param detail why, in a sentence
     */
    record Refused(RefusalCode code, String detail) implements ScoreOutcome {
        public Refused {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
