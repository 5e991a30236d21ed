package dev.modelwire.wire.internal;

/** Tells the first of failures that follow one another from the others, so that it alone is logged. Safe for use by several threads. */
final class FailureRun {

    private volatile boolean failing;

    /** Notes a failure; true if it is the first since something succeeded. */
    boolean begins() {
        if (failing) {
            return false;
        }
        failing = true;
        return true;
    }

    /** Notes a success. Nearly always nothing has failed, and a volatile write per record would cost more than the look. */
    void ends() {
        if (failing) {
            failing = false;
        }
    }
}
