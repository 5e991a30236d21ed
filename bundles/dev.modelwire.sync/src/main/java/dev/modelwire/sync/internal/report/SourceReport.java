package dev.modelwire.sync.internal.report;

import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.reported.ErrorCode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one source stands.
 *
 * @param code why it is offline or refused, null if it is neither
 * @param since when it came into this state
 * @param revision the revision that was accepted from it last, 0 if none
 * @param lastContact when it said something last, null if never since the start
 */
public record SourceReport(
        SourceId id,
        State state,
        @Nullable ErrorCode code,
        String detail,
        Instant since,
        long revision,
        @Nullable Instant lastContact) {

    public enum State {
        OK,
        OFFLINE,
        REFUSED,
        OFF;

        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns this source in that state now; the time stays if the state does. */
    public SourceReport now(State state, @Nullable ErrorCode code, String detail, Instant now) {
        return new SourceReport(id, state, code, detail, sameAs(state, code) ? since : now, revision, lastContact);
    }

    public boolean sameAs(State otherState, @Nullable ErrorCode otherCode) {
        return state == otherState && code == otherCode;
    }

    public SourceReport contact(Instant now) {
        return new SourceReport(id, state, code, detail, since, revision, now);
    }

    public SourceReport revision(long accepted) {
        return new SourceReport(id, state, code, detail, since, accepted, lastContact);
    }
}
