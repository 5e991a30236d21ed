package dev.modelwire.store.internal;

import java.io.IOException;

/** A file that was read and is not what it must be: another attempt would find the same. */
class UnusableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    UnusableFileException(String message) {
        super(message);
    }

    UnusableFileException(String message, Exception cause) {
        super(message, cause);
    }
}
