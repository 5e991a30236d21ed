package dev.modelwire.api.desired;

import java.time.Instant;
import java.util.Objects;

/** When a version whose files are stored and verified is activated. */
public sealed interface Activation {

    /** At once. */
    Activation IMMEDIATE = new Immediate();

    /** At once. */
    record Immediate() implements Activation {}

    /** When an operator asks for it: {@link Operation.Activate}. */
    record Manual() implements Activation {}

    /**
     * Once it has been better than the active version by what a {@code QualityMeter} asks for, on the same records, which it is given
     * until then without its answers being seen. At once if no version is active.
     */
    record Shadow() implements Activation {}

    /** Once the gateway's clock shows that time. */
    record At(Instant time) implements Activation {
        public At {
            Objects.requireNonNull(time, "time");
        }
    }
}
