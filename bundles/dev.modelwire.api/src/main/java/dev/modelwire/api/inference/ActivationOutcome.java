package dev.modelwire.api.inference;

import dev.modelwire.api.reported.ErrorCode;
import java.time.Duration;
import java.util.Objects;

/** What became of a version that was to be activated. */
public sealed interface ActivationOutcome {

    /**
     * It answers records from now on.
     *
     * @param engine the engine that runs it
     * @param load time to open, check and warm it up
     * @param swap time to put it in the place of the one before
     */
    record Activated(String engine, Duration load, Duration swap) implements ActivationOutcome {
        public Activated {
            Objects.requireNonNull(engine, "engine");
            Objects.requireNonNull(load, "load");
            Objects.requireNonNull(swap, "swap");
        }
    }

    /**
     * A gate refused it; what was active before goes on.
     *
     * @param code which check failed; its {@code retried} says whether it may be tried again
     * @param gate the gate, for example {@code contract}
     * @param detail why, in a sentence
     */
    record Refused(ErrorCode code, String gate, String detail) implements ActivationOutcome {
        public Refused {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(gate, "gate");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
