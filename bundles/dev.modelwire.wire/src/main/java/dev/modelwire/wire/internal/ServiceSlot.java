package dev.modelwire.wire.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A service that comes and goes while others call it. Once {@link #unbind} has returned true no call runs in the service
 * that was taken away, so that it can be closed.
 */
final class ServiceSlot<S> {

    private final List<HeldService<S>> bound = new ArrayList<>();
    private volatile @Nullable HeldService<S> current;

    /** Takes the place of a service that is bound already, which stays usable for the calls that have begun in it. */
    void bind(S service) {
        synchronized (bound) {
            HeldService<S> next = new HeldService<>(service);
            bound.add(next);
            current = next;
        }
    }

    /**
     * Takes the service away unless another has already taken its place, and waits for the calls in it to end.
     *
     * @return false if a call still ran when the time was over
     */
    boolean unbind(S unbound, Duration deadline) {
        List<HeldService<S>> going = new ArrayList<>();
        synchronized (bound) {
            for (HeldService<S> held : bound) {
                if (held.service() == unbound) {
                    going.add(held);
                }
            }
            bound.removeAll(going);
            if (going.contains(current)) {
                current = null;
            }
        }
        going.forEach(HeldService::retire);
        boolean drained = true;
        for (HeldService<S> held : going) {
            drained &= held.awaitDrained(deadline);
        }
        return drained;
    }

    /** Calls the service, if there is one, in the caller's thread. */
    <R> Optional<R> use(Function<S, R> call) {
        HeldService<S> held = hold();
        if (held == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(call.apply(held.service()));
        } finally {
            held.end();
        }
    }

    /** Returns the service with a call begun in it, null if there is none. */
    @Nullable
    HeldService<S> hold() {
        // A service is retired only after it was replaced here, so what was refused is tried on the one after it.
        for (HeldService<S> held = current; held != null; held = current) {
            if (held.begin()) {
                return held;
            }
            Thread.onSpinWait();
        }
        return null;
    }
}
