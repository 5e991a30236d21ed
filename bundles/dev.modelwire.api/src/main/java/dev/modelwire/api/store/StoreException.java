package dev.modelwire.api.store;

import dev.modelwire.api.reported.ErrorCode;
import java.util.Objects;

/** Why the store could not do what it was asked. The message is a sentence: subject, [value], rule, remedy. */
public final class StoreException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public StoreException(ErrorCode code, String message) {
        super(message);
        this.code = Objects.requireNonNull(code);
    }

    public StoreException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code);
    }

    /** Returns what kind of trouble it is. */
    public ErrorCode code() {
        return code;
    }
}
