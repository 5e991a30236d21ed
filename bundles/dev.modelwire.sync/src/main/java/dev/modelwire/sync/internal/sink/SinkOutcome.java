package dev.modelwire.sync.internal.sink;

import dev.modelwire.api.reported.ErrorCode;
import java.time.Duration;

/** What became of a report that was sent. */
public sealed interface SinkOutcome {

    record Sent() implements SinkOutcome {}

    /** It did not come through; {@code retryAfter} says how long the other side wants to be left alone. */
    record Failed(ErrorCode code, String detail, Duration retryAfter) implements SinkOutcome {}
}
