package dev.modelwire.sync.internal.loop;

import dev.modelwire.sync.internal.reconcile.Action;
import dev.modelwire.sync.internal.transfer.Cancellation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** An action that a lane is at, and the revision of the desired state that it is for. */
record InFlight(Action action, Cancellation cancellation, AtomicLong bytes, Duration begun, long revision) {}
