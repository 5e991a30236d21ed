package dev.modelwire.sync.internal.desired;

import dev.modelwire.api.reported.ErrorCode;

/** Carries a refusal out of the depth of a document. */
public final class DesiredRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    DesiredRefusedException(ErrorCode code, String detail) {
        super(detail);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
