package dev.modelwire.api.reported;

import java.util.Objects;

/**
 * How far the gateway has come with its desired state as a whole.
 *
 * @param state how it stands
 * @param percent of the desired models, counted by files that are stored and versions that are active: 0 to 100; 100 only
 *     if all are active
 * @param detail a sentence for people, such as which model failed and why; it holds no secret
 */
public record Convergence(State state, int percent, String detail) {

    public Convergence {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(detail, "detail");
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent [" + percent + "] must be from 0 to 100");
        }
    }

    /** How a gateway stands towards its desired state. */
    public enum State {
        /** No source says what is desired. */
        NOTHING_DESIRED,
        /** Something is being done, or will be tried again. */
        WORKING,
        /** All that may be done now is done; the rest waits for an operator, for its time or for its share. */
        WAITING,
        /** All desired versions are active and nothing else is. */
        CONVERGED,
        /** A desired version was refused and is not tried again by itself. */
        FAILED;

        /** Returns whether nothing more happens by itself until the desired state changes or time passes. */
        public boolean settled() {
            return this != WORKING;
        }
    }
}
