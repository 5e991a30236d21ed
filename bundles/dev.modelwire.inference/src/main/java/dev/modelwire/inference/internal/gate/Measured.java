package dev.modelwire.inference.internal.gate;

/**
 * What a model costs on this machine in one engine, as seen in a process of its own.
 *
 * @param p50Nanos the median time of a run
 * @param p99Nanos the 99th percentile
 * @param memoryBytes the memory of a session, the engine's own left out; 0 where the system does not tell
 */
public record Measured(long p50Nanos, long p99Nanos, long memoryBytes) {

    /** Nobody has measured. */
    public static final Measured NOT = new Measured(0, 0, 0);
}
