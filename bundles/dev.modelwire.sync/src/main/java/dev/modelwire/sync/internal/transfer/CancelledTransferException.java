package dev.modelwire.sync.internal.transfer;

/** The transfer was told to end. */
final class CancelledTransferException extends Exception {

    private static final long serialVersionUID = 1L;

    CancelledTransferException() {
        super("the transfer was cancelled");
    }
}
