package dev.modelwire.sync.internal.reconcile;

import dev.modelwire.api.reported.Failure;
import java.time.Duration;

/**
 * An action that failed.
 *
 * @param failure how
 * @param notBefore the elapsed time before which it is not tried again
 */
public record Attempt(Failure failure, Duration notBefore) {

    /** Not by itself: only when something changes or an operator asks. */
    public static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);
}
