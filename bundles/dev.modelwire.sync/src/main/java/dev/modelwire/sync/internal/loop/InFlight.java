package dev.modelwire.sync.internal.loop;

import dev.modelwire.sync.internal.reconcile.Action;
import dev.modelwire.sync.internal.transfer.Cancellation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An action that a lane is at.
 *
 * @param revision the revision of the desired state that it is for
 * @param online whether it may ask servers
 */
record InFlight(
        Action action, Cancellation cancellation, AtomicLong bytes, Duration begun, long revision, boolean online) {}
