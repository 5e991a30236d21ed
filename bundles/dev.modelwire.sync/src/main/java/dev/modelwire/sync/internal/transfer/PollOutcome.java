package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.desired.ParseOutcome;
import java.time.Duration;

/** What a poll of the document brought. */
public sealed interface PollOutcome {

    /** The same as before: no work. */
    record Unchanged() implements PollOutcome {}

    record Document(String text, ParseOutcome parsed, Validators validators) implements PollOutcome {}

    /**
     * No document could be had.
     *
     * @param retryAfter how long the server wants to be left alone at least; zero if it does not say
     */
    record Unreachable(ErrorCode code, String detail, Duration retryAfter) implements PollOutcome {

        public Unreachable(ErrorCode code, String detail) {
            this(code, detail, Duration.ZERO);
        }
    }

    record Cancelled() implements PollOutcome {}
}
