package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.inference.ModelActivator;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.Trial;
import dev.modelwire.sync.internal.reconcile.Action;
import dev.modelwire.sync.internal.reconcile.Plan;
import dev.modelwire.sync.internal.reconcile.Verdict;
import dev.modelwire.sync.internal.transfer.Cancellation;
import dev.modelwire.sync.internal.transfer.Transfer;
import dev.modelwire.sync.internal.transfer.TransferOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Begins actions in their lanes and takes their results. All but the lanes' own work is for the loop's thread. */
final class Work {

    private final Threads threads;
    private final Inbox inbox;
    private final Time time;
    private final Journal journal;
    private final Attempts attempts;
    private final Loads loads;
    private final Leftovers leftovers;
    private final Forgiveness forgiveness;
    private final Flights flights = new Flights();
    private final Fetches fetches;
    private final Notes notes;
    private final Activations activations;
    private long revision;

    Work(
            ModelStore store,
            ModelActivator activator,
            Threads threads,
            Inbox inbox,
            Time time,
            Journal journal,
            Attempts attempts) {
        this.threads = threads;
        this.inbox = inbox;
        this.time = time;
        this.journal = journal;
        this.attempts = attempts;
        this.fetches = new Fetches(flights, time);
        this.loads = new Loads(store);
        this.leftovers = new Leftovers(store, time, journal);
        this.notes = new Notes(store, inbox, time, journal, attempts, loads, leftovers);
        this.activations = new Activations(activator, inbox, time, journal, attempts, loads, leftovers, notes, flights);
        this.forgiveness = new Forgiveness(store, attempts, loads, leftovers, journal);
    }

    void transferBy(TransferOptions options, Transfer transfer) {
        fetches.configure(options, transfer);
    }

    /** Ends what the plan no longer wants and begins what it wants now. */
    void follow(Plan plan, @Nullable DesiredState desired) {
        revision = desired == null ? revision : desired.revision();
        flights.cancelUnwanted(plan);
        fetches.heedWindows();
        loads.settle();
        attempts.settled(plan);
        for (Action action : plan.due()) {
            if (Notes.isNote(action)) {
                notes.note(action, revision);
            } else if (fetches.mayBegin(action)) {
                begin(action);
            }
        }
        if (desired != null && plan.settled() && flights.isEmpty()) {
            leftovers.remove();
        }
    }

    private void begin(Action action) {
        InFlight flight = new InFlight(
                action, new Cancellation(), new AtomicLong(), time.elapsed(), revision, fetches.online(action));
        if (activations.mayBegin(action)) {
            flights.begun(flight);
            threads.work(Lane.of(action), work(flight));
        }
    }

    private Runnable work(InFlight flight) {
        return flight.action() instanceof Action.Download fetch
                ? fetches.work(flight, fetch, outcome -> inbox.result(() -> fetched(fetch, outcome)))
                : activations.work(flight);
    }

    private void fetched(Action.Download action, TransferOutcome outcome) {
        InFlight done = flights.ended(action);
        if (outcome instanceof TransferOutcome.Fetched fetched) {
            attempts.succeeded(action);
            long ms = done == null ? 0 : time.elapsed().minus(done.begun()).toMillis();
            activations.downloaded(action.model(), action.desired().fingerprint(), ms);
            String role = action.artifact().role().name().toLowerCase(Locale.ROOT);
            journal.info(
                    action.model(),
                    role + " of version " + action.desired().version() + " fetched, "
                            + fetched.blob().size() + " bytes");
        } else if (outcome instanceof TransferOutcome.Failed failed) {
            attempts.failed(action, failed.code(), "transfer", failed.detail(), failed.retryAfter());
        }
    }

    boolean fetches() {
        return flights.fetching();
    }

    Forgiveness forgiveness() {
        return forgiveness;
    }

    /** Tells what runs to end. Whoever stops in good order has not died in a load. */
    void stop() {
        flights.each(flight -> {
            flight.cancellation().cancel();
            if (Lane.of(flight.action()) == Lane.ENGINE) {
                loads.abandoned(flight.action().model());
            }
        });
        loads.settle();
    }

    @Nullable
    InFlight inFlight(ModelName model) {
        return flights.of(model);
    }

    /** Returns the elapsed time at which more, or less, may be fetched. */
    Duration wake() {
        return fetches.wake();
    }

    /** Returns when files for the model may be fetched, if that is what it waits for. */
    Optional<Instant> waitsUntil(Verdict verdict) {
        return fetches.waitsUntil(verdict);
    }

    Map<ModelName, Trial> deaths() {
        return loads.deaths();
    }

    /** Returns what was loaded, and what is known of it. */
    Activations activations() {
        return activations;
    }
}
