package dev.modelwire.sync.internal.reconcile;

import java.time.Duration;

/**
 * Why a desired version is not taken yet.
 *
 * @param reason for people: what it waits for
 * @param until the elapsed time at which that may have come, {@link Attempt#NEVER} if it does not come by itself
 */
public record Waiting(String reason, Duration until) {}
