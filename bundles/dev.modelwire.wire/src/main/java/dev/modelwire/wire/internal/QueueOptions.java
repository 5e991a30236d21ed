package dev.modelwire.wire.internal;

import java.time.Duration;

/** How many records may wait, and what happens to one more. */
record QueueOptions(int capacity, WhenFull whenFull, Duration blockTimeout) {

    enum WhenFull {
        REFUSE,
        DROP_OLDEST,
        BLOCK
    }
}
