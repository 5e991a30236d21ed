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
     * @param swap time to put it in the place of the one before, or without any version where there was no memory for both
     * @param policy how it took the place of the one before
     * @param memoryBytes the memory that its sessions take, measured or estimated; 0 if nothing is known
     */
    record Activated(String engine, Duration load, Duration swap, SwapPolicy policy, long memoryBytes)
            implements ActivationOutcome {

        /** Both versions were in memory for a moment, and nobody has measured. */
        public Activated(String engine, Duration load, Duration swap) {
            this(engine, load, swap, SwapPolicy.AVAILABILITY_PRESERVING, 0);
        }

        public Activated {
            Objects.requireNonNull(policy, "policy");
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
