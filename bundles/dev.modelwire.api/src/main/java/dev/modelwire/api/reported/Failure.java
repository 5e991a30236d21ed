package dev.modelwire.api.reported;

import java.time.Instant;
import java.util.Objects;

/**
 * What went wrong last.
 *
 * @param code which check failed
 * @param step the step of the flow in which it failed, for example {@code transfer}
 * @param detail a sentence for people; it holds no secret
 * @param attempt how often it has been tried, from 1
 * @param since when it failed first
 */
public record Failure(ErrorCode code, String step, String detail, int attempt, Instant since) {

    public Failure {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(since, "since");
    }
}
