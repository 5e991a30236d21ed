package dev.modelwire.inference.internal;

import dev.modelwire.inference.internal.gate.Memory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Has the memory that was freed given back once no version was loaded, freed or refused for some seconds: models and their
 * runtimes, and the JVM that compiles for an update, free much soon after.
 */
final class FreedMemory {

    /** Seconds in which nothing changes. */
    static final int QUIET = 10;

    private static final int NOBODY_LOOKS = -1;

    private final Memory memory;
    private final Scheduler scheduler;
    private final AtomicInteger quiet = new AtomicInteger(NOBODY_LOOKS);

    FreedMemory(Memory memory, Scheduler scheduler) {
        this.memory = memory;
        this.scheduler = scheduler;
    }

    /** Takes note that a version was loaded, freed or refused, in any thread. */
    void changed() {
        if (quiet.getAndSet(0) == NOBODY_LOOKS) {
            scheduler.later(this::look);
        }
    }

    private void look() {
        if (quiet.incrementAndGet() >= QUIET && quiet.compareAndSet(QUIET, NOBODY_LOOKS)) {
            memory.giveBack();
        } else {
            scheduler.later(this::look);
        }
    }
}
