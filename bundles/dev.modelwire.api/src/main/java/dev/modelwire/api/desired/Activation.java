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

    /** Once the gateway's clock shows that time. */
    record At(Instant time) implements Activation {
        public At {
            Objects.requireNonNull(time, "time");
        }
    }
}
