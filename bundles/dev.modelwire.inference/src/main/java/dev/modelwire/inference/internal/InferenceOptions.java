package dev.modelwire.inference.internal;

/**
 * How models are run.
 *
 * @param sessions sessions of each model, and so records that it scores at the same time
 * @param warmUpRuns runs before a model answers records
 */
public record InferenceOptions(int sessions, int warmUpRuns) {

    /**
     * Makes options.
     *
     * @param cores the processor cores of this machine
     * @throws IllegalArgumentException if a value is out of its range
     */
    public static InferenceOptions of(int sessions, int warmUpRuns, int cores) {
        within("sessions", sessions, 1, cores);
        within("warmUpRuns", warmUpRuns, 1, 1000);
        return new InferenceOptions(sessions, warmUpRuns);
    }

    private static void within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " [" + value + "] must be " + least + " to " + most);
        }
    }
}
