package dev.modelwire.sync.internal.report;

import dev.modelwire.api.reported.ErrorCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one place stands to which the reported state is sent.
 *
 * @param code why it did not come through, null if it did or has not been tried
 * @param since when it came into this state
 */
public record SinkReport(String id, State state, @Nullable ErrorCode code, String detail, Instant since) {

    public enum State {
        PENDING,
        OK,
        FAILING
    }
}
