package dev.modelwire.inference.internal.worker;

import java.time.Duration;

/**
 * How models run in processes of their own.
 *
 * @param everyModel true: all do; false: those whose manifest asks for it
 * @param memoryMib memory of such a process in MiB, 0 if there is no limit
 * @param run the longest time of one record, after which the process is ended
 */
public record IsolationOptions(boolean everyModel, int memoryMib, Duration run) {

    /** What holds if nobody says otherwise. */
    public static final IsolationOptions DEFAULT = new IsolationOptions(false, 0, Duration.ofSeconds(10));

    private static final int HEAP_MIB = 32;
    private static final Duration OPEN = Duration.ofMinutes(1);

    /** Returns the limits of a process. */
    public WorkerLimits limits() {
        return new WorkerLimits(HEAP_MIB, (long) memoryMib << 20, Duration.ZERO, OPEN, run);
    }
}
