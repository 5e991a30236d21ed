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
     * @param latencyNanos time in the engine with filling and reading its tensors, nanoseconds; records that shared a
     *     call of the model have the time of that call
     * @param outputs what the model answered, in its own order
     * @param origin the time of the newest sample that entered the features, milliseconds since 1970-01-01T00:00Z, or
     *     {@link #NO_ORIGIN} if the version has no pipeline: a forecast knows nothing after it
     */
    record Scored(ModelVersion version, String engine, long latencyNanos, List<Output> outputs, long origin)
            implements ScoreOutcome {

        /** The origin of a score of a version without a pipeline. */
        public static final long NO_ORIGIN = Long.MIN_VALUE;

        public Scored {
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(engine, "engine");
            outputs = List.copyOf(outputs);
        }

        /** Makes the score of a version without a pipeline. */
        public Scored(ModelVersion version, String engine, long latencyNanos, List<Output> outputs) {
            this(version, engine, latencyNanos, outputs, NO_ORIGIN);
        }
    }

    /**
     * The record was taken into the window of its stream, and no score is due by it.
     *
     * @param version the version whose window it is
     * @param detail why none is due, in a few words, for example that the window has 3 of 24 steps
     */
    record Absorbed(ModelVersion version, String detail) implements ScoreOutcome {
        public Absorbed {
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(detail, "detail");
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
