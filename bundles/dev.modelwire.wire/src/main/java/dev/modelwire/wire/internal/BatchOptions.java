package dev.modelwire.wire.internal;

import java.time.Duration;

/**
 * How many waiting records are scored together and leave in one envelope.
 *
 * @param records at most; 1: each record by itself
 * @param longestWait how long the first of them waits for the others
 */
record BatchOptions(int records, Duration longestWait) {

    static final BatchOptions NONE = new BatchOptions(1, Duration.ZERO);

    boolean isNone() {
        return records == 1;
    }
}
