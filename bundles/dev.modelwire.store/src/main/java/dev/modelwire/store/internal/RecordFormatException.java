package dev.modelwire.store.internal;

/** A record file that is not one. */
final class RecordFormatException extends UnusableFileException {

    private static final long serialVersionUID = 1L;

    RecordFormatException(String message) {
        super(message);
    }

    RecordFormatException(String message, Exception cause) {
        super(message, cause);
    }
}
