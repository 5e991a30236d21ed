package dev.modelwire.api.desired;

import dev.modelwire.api.reported.ErrorCode;
import java.util.Objects;

/** What became of a document or an {@link Operation}. */
public sealed interface Answer {

    /** Returns a sentence for people; it holds no secret. */
    String detail();

    /** It was taken, and what follows from it is in the reported state. */
    record Taken(String detail) implements Answer {
        public Taken {
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** It was refused and changed nothing. */
    record Refused(ErrorCode code, String detail) implements Answer {
        public Refused {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
