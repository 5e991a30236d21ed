package dev.modelwire.gateway.internal.configuration;

/** A metatype file that Kura would lose. */
final class MetatypeException extends Exception {

    private static final long serialVersionUID = 1L;

    MetatypeException(String message) {
        super(message);
    }

    MetatypeException(String message, Throwable cause) {
        super(message, cause);
    }
}
