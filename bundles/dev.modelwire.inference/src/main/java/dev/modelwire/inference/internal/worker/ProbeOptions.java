package dev.modelwire.inference.internal.worker;

import java.time.Duration;

/**
 * What a version may take while it is tried in a process of its own.
 *
 * @param enabled false: versions are opened in the gateway untried
 * @param memoryMib memory of the process in MiB
 * @param longest time to open a model, and of one run; four times as much for all that the processor does
 */
public record ProbeOptions(boolean enabled, int memoryMib, Duration longest) {

    /** What holds if nobody says otherwise. */
    public static final ProbeOptions DEFAULT = new ProbeOptions(true, 512, Duration.ofSeconds(30));

    private static final int HEAP_MIB = 32;

    /** Returns the limits of the process for a model with that budget of memory, 0 if it has none. */
    public WorkerLimits limits(long budgetBytes) {
        long limit = (long) memoryMib << 20;
        return new WorkerLimits(HEAP_MIB, Math.max(limit, 2 * budgetBytes), longest.multipliedBy(4), longest, longest);
    }
}
