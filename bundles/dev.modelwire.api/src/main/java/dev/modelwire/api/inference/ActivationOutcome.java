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
     * @param contract what is different from the one before for whatever is wired to the model
     */
    record Activated(
            String engine, Duration load, Duration swap, SwapPolicy policy, long memoryBytes, ContractChange contract)
            implements ActivationOutcome {

        /** Both versions were in memory for a moment, and nobody has measured. */
        public Activated(String engine, Duration load, Duration swap) {
            this(engine, load, swap, SwapPolicy.AVAILABILITY_PRESERVING, 0);
        }

        /** Nothing answered before. */
        public Activated(String engine, Duration load, Duration swap, SwapPolicy policy, long memoryBytes) {
            this(engine, load, swap, policy, memoryBytes, ContractChange.NOTHING_BEFORE);
        }

        public Activated {
            Objects.requireNonNull(policy, "policy");
            Objects.requireNonNull(contract, "contract");
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
