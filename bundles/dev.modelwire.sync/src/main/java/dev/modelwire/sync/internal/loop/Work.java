package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ContractChange;
import dev.modelwire.api.inference.ModelActivator;
import dev.modelwire.api.inference.Standing;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Trial;
import dev.modelwire.sync.internal.reconcile.Action;
import dev.modelwire.sync.internal.reconcile.Plan;
import dev.modelwire.sync.internal.reconcile.Reconciler;
import dev.modelwire.sync.internal.reconcile.Records;
import dev.modelwire.sync.internal.reconcile.Verdict;
import dev.modelwire.sync.internal.report.Timings;
import dev.modelwire.sync.internal.transfer.Cancellation;
import dev.modelwire.sync.internal.transfer.Transfer;
import dev.modelwire.sync.internal.transfer.TransferOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins actions in their lanes and takes their results. All but the lanes' own work is for the loop's thread. */
final class Work {

    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    private final ModelStore store;
    private final ModelActivator activator;
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
    private final Map<ModelName, StoredVersion> activated = new HashMap<>();
    private final Map<ModelName, String> engines = new HashMap<>();
    private final Map<ModelName, ContractChange> contracts = new HashMap<>();
    private final Map<ModelName, Timings> timings = new HashMap<>();
    private long revision;

    Work(
            ModelStore store,
            ModelActivator activator,
            Threads threads,
            Inbox inbox,
            Time time,
            Journal journal,
            Attempts attempts) {
        this.store = store;
        this.activator = activator;
        this.threads = threads;
        this.inbox = inbox;
        this.time = time;
        this.journal = journal;
        this.attempts = attempts;
        this.fetches = new Fetches(flights, time);
        this.loads = new Loads(store);
        this.leftovers = new Leftovers(store, time, journal);
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
            if (isNote(action)) {
                note(action);
            } else if (fetches.mayBegin(action)) {
                begin(action);
            }
        }
        if (desired != null && plan.settled() && flights.isEmpty()) {
            leftovers.remove();
        }
    }

    private static boolean isNote(Action action) {
        return action.kind() == Action.Kind.KEEP
                || action.kind() == Action.Kind.PREPARE
                || action.kind() == Action.Kind.REVERT;
    }

    private void note(Action action) {
        if (action instanceof Action.Keep keep) {
            keep(keep, revision);
        } else if (action instanceof Action.Prepare prepare) {
            prepare(prepare);
        } else if (action instanceof Action.Revert revert) {
            revert(revert);
        } else if (action instanceof Action.GiveUp giveUp) {
            giveUp(giveUp);
        }
    }

    private void begin(Action action) {
        InFlight flight = new InFlight(
                action, new Cancellation(), new AtomicLong(), time.elapsed(), revision, fetches.online(action));
        Runnable work = work(flight);
        if (action instanceof Action.Activate activate && !remembered(activate)) {
            return;
        }
        if (action instanceof Action.Restore restore) {
            loads.restoring(restore.model(), restore.version());
        }
        flights.begun(flight);
        threads.work(Lane.of(action), work);
    }

    private Runnable work(InFlight flight) {
        Action action = flight.action();
        if (action instanceof Action.Download fetch) {
            return fetches.work(flight, fetch, outcome -> inbox.result(() -> fetched(fetch, outcome)));
        }
        if (action instanceof Action.Restore restore) {
            return () -> activate(action, restore.version(), Standing.PROVEN);
        }
        if (action instanceof Action.Activate activate) {
            return () -> activate(action, activate.version(), Standing.NEW);
        }
        return () -> deactivate(action);
    }

    private void activate(Action action, StoredVersion version, Standing standing) {
        ActivationOutcome outcome;
        try {
            outcome = activator.activate(action.model(), version, standing);
        } catch (RuntimeException | Error e) {
            LOG.error("the activation of model {} failed", action.model(), e);
            outcome = new ActivationOutcome.Refused(
                    ErrorCode.INTERNAL, action.kind().step(), e.getClass().getSimpleName());
        }
        ActivationOutcome result = outcome;
        inbox.result(() -> activated(action, version, result));
    }

    private void deactivate(Action action) {
        String problem = "";
        try {
            activator.deactivate(action.model());
        } catch (RuntimeException | Error e) {
            LOG.error("the deactivation of model {} failed", action.model(), e);
            problem = e.getClass().getSimpleName();
        }
        String result = problem;
        inbox.result(() -> deactivated(action, result));
    }

    private boolean remembered(Action.Activate action) {
        Trial trial = loads.begins(action.model(), action.version());
        return save(action, Records.tried(store.record(action.model()), action.version(), trial));
    }

    private void keep(Action.Keep action, long actedUpon) {
        ModelRecord record = store.record(action.model());
        List<String> fileNames = Reconciler.fileNames(action.desired());
        if (save(action, Records.activated(record, action.version(), fileNames, actedUpon, time.instant()))) {
            attempts.succeeded(action);
        }
        inbox.wake();
    }

    private void prepare(Action.Prepare action) {
        if (save(action, Records.prepared(store.record(action.model()), action.version()))) {
            attempts.succeeded(action);
            journal.info(action.model(), "version " + action.version().label() + " is stored and waits");
            inbox.wake();
        }
    }

    private void revert(Action.Revert action) {
        String why = "a file of version " + action.from().label() + " is missing or damaged";
        if (save(action, Records.damaged(store.record(action.model()), action, why, time.instant()))) {
            attempts.succeeded(action);
            attempts.known(
                    new Action.Restore(action.model(), action.from()), ErrorCode.STORE_CORRUPTED, "restore", why);
            journal.warn(
                    action.model(), why + ": back to version " + action.to().label());
            inbox.wake();
        }
    }

    private void giveUp(Action.GiveUp action) {
        String why = action.why();
        KnownBad bad = new KnownBad(action.fingerprint(), action.code(), why, time.instant());
        if (save(action, Records.crashed(store.record(action.model()), bad, action))) {
            attempts.succeeded(action);
            loads.forget(action.model());
            leftovers.arise();
            StoredVersion instead = action.instead();
            journal.warn(
                    action.model(),
                    "version " + action.version().label() + " is given up (" + bad.code() + "): " + why
                            + (instead == null ? "" : "; back to version " + instead.label()));
            inbox.wake();
        }
    }

    private boolean save(Action action, ModelRecord record) {
        try {
            store.save(record);
            return true;
        } catch (StoreException e) {
            attempts.failed(action, e.code(), "store", String.valueOf(e.getMessage()));
            inbox.wake();
            return false;
        }
    }

    private void fetched(Action.Download action, TransferOutcome outcome) {
        InFlight done = flights.ended(action);
        if (outcome instanceof TransferOutcome.Fetched fetched) {
            attempts.succeeded(action);
            long ms = done == null ? 0 : millis(time.elapsed().minus(done.begun()));
            Digest fingerprint = action.desired().fingerprint();
            timings.put(action.model(), timings(action.model(), fingerprint).downloaded(ms));
            String role = action.artifact().role().name().toLowerCase(Locale.ROOT);
            journal.info(
                    action.model(),
                    role + " of version " + action.desired().version() + " fetched, "
                            + fetched.blob().size() + " bytes");
        } else if (outcome instanceof TransferOutcome.Failed failed) {
            attempts.failed(action, failed.code(), "transfer", failed.detail(), failed.retryAfter());
        }
    }

    private Timings timings(ModelName model, Digest fingerprint) {
        Timings known = timings.get(model);
        return known != null && known.fingerprint().equals(fingerprint) ? known : Timings.none(fingerprint);
    }

    private void activated(Action action, StoredVersion version, ActivationOutcome outcome) {
        InFlight done = flights.ended(action);
        loads.ended(action.model(), version);
        if (outcome instanceof ActivationOutcome.Refused refused) {
            refused(action, refused);
        } else if (outcome instanceof ActivationOutcome.Activated loaded) {
            StoredVersion before = activated.put(action.model(), version);
            engines.put(action.model(), loaded.engine());
            contracts.put(action.model(), loaded.contract());
            attempts.succeeded(action);
            if (action instanceof Action.Activate activate) {
                nowActive(activate, loaded, done == null ? revision : done.revision());
            } else {
                journal.info(action.model(), "version " + version.label() + " restored on " + loaded.engine());
                if (before != null) {
                    journal.updated(action.model());
                }
            }
            journal.wiring(action.model(), version.label(), loaded.contract());
        }
    }

    private void nowActive(Action.Activate action, ActivationOutcome.Activated loaded, long actedUpon) {
        Digest fingerprint = action.desired().fingerprint();
        Timings known = timings(action.model(), fingerprint);
        timings.put(
                action.model(),
                known.activated(millis(loaded.load()), millis(loaded.swap()), loaded.memoryBytes(), loaded.policy()));
        keep(new Action.Keep(action.desired(), action.version()), actedUpon);
        journal.updated(action.model());
        journal.info(action.model(), "version " + action.version().label() + " is active on " + loaded.engine());
        leftovers.arise();
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }

    private void refused(Action action, ActivationOutcome.Refused refused) {
        if (refused.code().retried() || !(action instanceof Action.Activate activate)) {
            attempts.failed(action, refused.code(), refused.gate(), refused.detail());
            return;
        }
        Digest fingerprint = activate.desired().fingerprint();
        KnownBad bad = new KnownBad(fingerprint, refused.code(), refused.detail(), time.instant());
        if (save(
                action,
                Records.refused(
                        store.record(action.model()), bad, activate.version().label()))) {
            attempts.succeeded(action);
            leftovers.arise();
            journal.warn(
                    action.model(),
                    "version " + activate.version().label() + " refused by " + refused.gate() + " (" + refused.code()
                            + "): " + refused.detail());
        }
    }

    private void deactivated(Action action, String problem) {
        if (flights.ended(action) == null) {
            return;
        }
        activated.remove(action.model());
        engines.remove(action.model());
        contracts.remove(action.model());
        timings.remove(action.model());
        if (!problem.isEmpty()) {
            attempts.failed(action, ErrorCode.INTERNAL, action.kind().step(), problem);
        } else if (save(action, Records.deactivated(store.record(action.model()), time.instant()))) {
            attempts.succeeded(action);
            leftovers.arise();
            journal.info(action.model(), "deactivated: it is no longer desired");
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

    Map<ModelName, StoredVersion> activatedVersions() {
        return activated;
    }

    /** Returns what there is to say of the model beside its versions. */
    List<String> warnings(ModelName model) {
        return activator.warnings().getOrDefault(model, List.of());
    }

    String engine(ModelName model) {
        return engines.getOrDefault(model, "");
    }

    /** Returns what the version that is active changed for whatever is wired to the model. */
    @Nullable
    ContractChange contract(ModelName model) {
        return contracts.get(model);
    }

    @Nullable
    Timings timings(ModelName model) {
        return timings.get(model);
    }
}
