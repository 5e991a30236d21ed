package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.reported.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What a gate says of a candidate. */
public sealed interface Verdict {

    /** Nothing to object. */
    record Passed() implements Verdict {}

    /** No version for this gateway. */
    record Refused(ErrorCode code, String detail) implements Verdict {}

    static Verdict passed() {
        return new Passed();
    }

    static Verdict refused(ErrorCode code, @Nullable String detail) {
        return new Refused(code, detail == null ? "no reason was given" : detail);
    }
}
