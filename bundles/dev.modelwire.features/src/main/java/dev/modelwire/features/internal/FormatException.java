package dev.modelwire.features.internal;

/** Why a JSON document is not valid: the path in it, the value and the rule. */
public final class FormatException extends Exception {

    private static final long serialVersionUID = 1L;

    public FormatException(String message) {
        super(message);
    }

    public FormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
