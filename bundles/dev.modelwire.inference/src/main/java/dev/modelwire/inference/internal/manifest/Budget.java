package dev.modelwire.inference.internal.manifest;

/**
 * What the model may cost on the gateway.
 *
 * @param p99Micros the largest 99th percentile of the time of one record in microseconds, 0 if there is no limit
 * @param memoryBytes the largest memory of one session in bytes, 0 if there is no limit
 */
public record Budget(long p99Micros, long memoryBytes) {

    /** No limits. */
    public static final Budget NONE = new Budget(0, 0);
}
