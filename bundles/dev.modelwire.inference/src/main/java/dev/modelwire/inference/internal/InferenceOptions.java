package dev.modelwire.inference.internal;

import dev.modelwire.inference.internal.worker.ProbeOptions;
import java.time.Duration;

/**
 * How models are run.
 *
 * @param sessions sessions of each model, and so records that it scores at the same time
 * @param warmUpRuns runs before a model answers records
 * @param probe how a version is tried in a process of its own
 */
public record InferenceOptions(int sessions, int warmUpRuns, ProbeOptions probe) {

    /**
     * Makes options with the defaults for what is not given.
     *
     * @param cores the processor cores of this machine
     * @throws IllegalArgumentException if a value is out of its range
     */
    public static InferenceOptions of(int sessions, int warmUpRuns, int cores) {
        within("sessions", sessions, 1, cores);
        within("warmUpRuns", warmUpRuns, 1, 1000);
        return new InferenceOptions(sessions, warmUpRuns, ProbeOptions.DEFAULT);
    }

    /**
     * Returns these options with another probe.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public InferenceOptions withProbe(boolean enabled, int memoryMib, int seconds) {
        within("probeMemoryMib", memoryMib, 128, 65_536);
        within("probeSeconds", seconds, 1, 600);
        return new InferenceOptions(
                sessions, warmUpRuns, new ProbeOptions(enabled, memoryMib, Duration.ofSeconds(seconds)));
    }

    private static void within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " [" + value + "] must be " + least + " to " + most);
        }
    }
}
