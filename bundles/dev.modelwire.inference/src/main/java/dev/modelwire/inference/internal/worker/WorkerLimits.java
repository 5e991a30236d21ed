package dev.modelwire.inference.internal.worker;

import java.time.Duration;

/**
 * What a process of its own may take.
 *
 * @param heapMib its Java heap in MiB
 * @param memoryBytes its memory, native and Java together, in bytes; 0 if there is no limit
 * @param processorTime its processor time over its whole life; zero if there is no limit
 * @param open the longest time from its start until a model is open
 * @param run the longest time of one record
 */
public record WorkerLimits(int heapMib, long memoryBytes, Duration processorTime, Duration open, Duration run) {}
