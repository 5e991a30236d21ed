package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.desired.ParseOutcome;

/** What a poll of the document brought. */
public sealed interface PollOutcome {

    /** The same as before: no work. */
    record Unchanged() implements PollOutcome {}

    record Document(String text, ParseOutcome parsed, Validators validators) implements PollOutcome {}

    /** No document could be had. */
    record Unreachable(ErrorCode code, String detail) implements PollOutcome {}

    record Cancelled() implements PollOutcome {}
}
