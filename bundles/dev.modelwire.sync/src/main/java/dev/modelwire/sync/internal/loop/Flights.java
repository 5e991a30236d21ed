package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.sync.internal.reconcile.Action;
import dev.modelwire.sync.internal.reconcile.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the lanes are at. For the loop's thread. */
final class Flights {

    private final List<InFlight> running = new ArrayList<>();
    private int transfers = 1;

    /** Sets how many files may be fetched at the same time; what runs already goes on. */
    void transfers(int most) {
        transfers = most;
    }

    /** Returns whether the action's lane has room, and nobody is at the same file. */
    boolean mayBegin(Action action) {
        Lane lane = Lane.of(action);
        long busy = running.stream()
                .filter(other -> Lane.of(other.action()) == lane)
                .count();
        return busy < (lane == Lane.TRANSFER ? transfers : 1)
                && !(action instanceof Action.Download wanted && isOnItsWay(wanted, lane));
    }

    /** A fetch that was told to end is at its file until it has; a copy may never end, and is not waited for elsewhere. */
    private boolean isOnItsWay(Action.Download wanted, Lane lane) {
        return running.stream()
                .filter(other -> !other.cancellation().isCancelled() || Lane.of(other.action()) == lane)
                .anyMatch(other -> other.action() instanceof Action.Download same
                        && same.artifact().digest().equals(wanted.artifact().digest()));
    }

    void begun(InFlight flight) {
        running.add(flight);
    }

    /** Forgets it; returns null if it had not begun. */
    @Nullable
    InFlight ended(Action action) {
        InFlight ended = running.stream()
                .filter(flight -> flight.action().equals(action))
                .findFirst()
                .orElse(null);
        running.remove(ended);
        return ended;
    }

    void cancelUnwanted(Plan plan) {
        cancel(flight -> flight.action() instanceof Action.Download fetch && !plan.wants(fetch));
    }

    void cancelOnline() {
        cancel(InFlight::online);
    }

    private void cancel(Predicate<InFlight> which) {
        running.stream().filter(which).forEach(flight -> flight.cancellation().cancel());
    }

    void each(Consumer<InFlight> visitor) {
        running.forEach(visitor);
    }

    boolean fetching() {
        return running.stream().anyMatch(flight -> flight.action() instanceof Action.Download);
    }

    boolean isEmpty() {
        return running.isEmpty();
    }

    /** Returns what is done for a model; of several things the one that comes last in the flow. */
    @Nullable
    InFlight of(ModelName model) {
        return running.stream()
                .filter(flight -> flight.action().model().equals(model))
                .max(Comparator.comparing(flight -> flight.action().kind()))
                .orElse(null);
    }
}
