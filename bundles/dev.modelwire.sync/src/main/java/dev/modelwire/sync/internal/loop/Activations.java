package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ContractChange;
import dev.modelwire.api.inference.ModelActivator;
import dev.modelwire.api.inference.OnProbation;
import dev.modelwire.api.inference.Shadow;
import dev.modelwire.api.inference.Standing;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Trial;
import dev.modelwire.sync.internal.reconcile.Action;
import dev.modelwire.sync.internal.reconcile.Records;
import dev.modelwire.sync.internal.report.Timings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has versions loaded and stopped, in the lane of the engines, and takes what became of it. All but that lane's own work is
 * for the loop's thread.
 */
final class Activations {

    private static final Logger LOG = LoggerFactory.getLogger(Activations.class);

    private final ModelActivator activator;
    private final Inbox inbox;
    private final Time time;
    private final Journal journal;
    private final Attempts attempts;
    private final Loads loads;
    private final Leftovers leftovers;
    private final Notes notes;
    private final Flights flights;
    private final Map<ModelName, StoredVersion> activated = new HashMap<>();
    private final Map<ModelName, String> engines = new HashMap<>();
    private final Map<ModelName, ContractChange> contracts = new HashMap<>();
    private final Map<ModelName, Timings> timings = new HashMap<>();

    Activations(
            ModelActivator activator,
            Inbox inbox,
            Time time,
            Journal journal,
            Attempts attempts,
            Loads loads,
            Leftovers leftovers,
            Notes notes,
            Flights flights) {
        this.activator = activator;
        this.inbox = inbox;
        this.time = time;
        this.journal = journal;
        this.attempts = attempts;
        this.loads = loads;
        this.leftovers = leftovers;
        this.notes = notes;
        this.flights = flights;
    }

    /** Returns what the lane does. */
    Runnable work(InFlight flight) {
        Action action = flight.action();
        if (action instanceof Action.Restore restore) {
            return () -> activate(action, restore.version(), Standing.PROVEN, flight.revision());
        }
        if (action instanceof Action.Activate activate) {
            return () -> activate(action, activate.version(), Standing.NEW, flight.revision());
        }
        if (action instanceof Action.Shade shade) {
            return () -> shade(shade);
        }
        if (action instanceof Action.Unshade) {
            return () -> endShadow(action);
        }
        return () -> deactivate(action);
    }

    /** Writes down what the next start must know before the lane begins; false if that cannot be written. */
    boolean mayBegin(Action action) {
        if (action instanceof Action.Activate activate) {
            preferred(activate);
            return remembered(action, activate.version());
        }
        if (action instanceof Action.Shade shade) {
            return remembered(action, shade.version());
        }
        if (action instanceof Action.Restore restore) {
            loads.restoring(restore.model(), restore.version());
        }
        return true;
    }

    private void activate(Action action, StoredVersion version, Standing standing, long revision) {
        ActivationOutcome result = outcome(action, () -> activator.activate(action.model(), version, standing));
        inbox.result(() -> activated(action, version, result, revision));
    }

    private void shade(Action.Shade action) {
        ActivationOutcome result = outcome(action, () -> activator.shadow(action.model(), action.version()));
        inbox.result(() -> shaded(action, result));
    }

    private static ActivationOutcome outcome(Action action, Supplier<ActivationOutcome> load) {
        try {
            return load.get();
        } catch (RuntimeException | Error e) {
            LOG.error("step {} of model {} failed", action.kind().step(), action.model(), e);
            return new ActivationOutcome.Refused(
                    ErrorCode.INTERNAL, action.kind().step(), e.getClass().getSimpleName());
        }
    }

    private void endShadow(Action action) {
        String problem = "";
        try {
            activator.endShadow(action.model());
        } catch (RuntimeException | Error e) {
            LOG.error("the shadow of model {} could not be ended", action.model(), e);
            problem = e.getClass().getSimpleName();
        }
        String result = problem;
        inbox.result(() -> shadowEnded(action, result));
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

    private boolean remembered(Action action, StoredVersion version) {
        Trial trial = loads.begins(action.model(), version);
        return notes.save(action, Records.tried(notes.record(action.model()), version, trial));
    }

    private void preferred(Action.Activate action) {
        StoredVersion version = action.version();
        Shadow shadow = activator.shadows().get(action.model());
        if (shadow != null
                && shadow.isPreferred()
                && shadow.version().equals(new ModelVersion(action.model(), version.label(), version.digest()))) {
            journal.info(action.model(), "version " + version.label() + " leaves the shadow: " + shadow.preference());
        }
    }

    private Timings timings(ModelName model, Digest fingerprint) {
        Timings known = timings.get(model);
        return known != null && known.fingerprint().equals(fingerprint) ? known : Timings.none(fingerprint);
    }

    private void activated(Action action, StoredVersion version, ActivationOutcome outcome, long revision) {
        flights.ended(action);
        loads.ended(action.model(), version);
        if (outcome instanceof ActivationOutcome.Refused refused) {
            if (action instanceof Action.Activate activate) {
                refused(action, activate.desired(), activate.version(), refused);
            } else {
                attempts.failed(action, refused.code(), refused.gate(), refused.detail());
            }
        } else if (outcome instanceof ActivationOutcome.Activated loaded) {
            StoredVersion before = activated.put(action.model(), version);
            engines.put(action.model(), loaded.engine());
            contracts.put(action.model(), loaded.contract());
            attempts.succeeded(action);
            if (action instanceof Action.Activate activate) {
                nowActive(activate, loaded, revision);
            } else {
                journal.info(action.model(), "version " + version.label() + " restored on " + loaded.engine());
                if (before != null) {
                    journal.updated(action.model());
                }
            }
            journal.wiring(action.model(), version.label(), loaded.contract());
        }
    }

    private void shaded(Action.Shade action, ActivationOutcome outcome) {
        flights.ended(action);
        loads.ended(action.model(), action.version());
        if (outcome instanceof ActivationOutcome.Refused refused) {
            refused(action, action.desired(), action.version(), refused);
        } else if (outcome instanceof ActivationOutcome.Activated loaded
                && notes.save(
                        action,
                        Records.prepared(notes.record(action.model()), action.version())
                                .withTrial(null))) {
            attempts.succeeded(action);
            journal.info(
                    action.model(),
                    "version " + action.version().label() + " is in the shadow of the active one, on "
                            + loaded.engine());
        }
    }

    private void shadowEnded(Action action, String problem) {
        flights.ended(action);
        if (problem.isEmpty()) {
            attempts.succeeded(action);
            journal.info(action.model(), "its shadow has ended: it is no longer desired");
        } else {
            attempts.failed(action, ErrorCode.INTERNAL, action.kind().step(), problem);
        }
    }

    private void nowActive(Action.Activate action, ActivationOutcome.Activated loaded, long actedUpon) {
        Digest fingerprint = action.desired().fingerprint();
        Timings known = timings(action.model(), fingerprint);
        timings.put(
                action.model(),
                known.activated(millis(loaded.load()), millis(loaded.swap()), loaded.memoryBytes(), loaded.policy()));
        notes.keep(new Action.Keep(action.desired(), action.version()), actedUpon);
        journal.updated(action.model());
        journal.info(action.model(), "version " + action.version().label() + " is active on " + loaded.engine());
        leftovers.arise();
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }

    private void refused(
            Action action, DesiredModel desired, StoredVersion version, ActivationOutcome.Refused refused) {
        if (refused.code().retried()) {
            attempts.failed(action, refused.code(), refused.gate(), refused.detail());
            return;
        }
        Digest fingerprint = desired.fingerprint();
        KnownBad bad = new KnownBad(fingerprint, refused.code(), refused.detail(), time.instant());
        if (notes.save(action, Records.refused(notes.record(action.model()), bad, version.label()))) {
            attempts.succeeded(action);
            leftovers.arise();
            journal.warn(
                    action.model(),
                    "version " + version.label() + " refused by " + refused.gate() + " (" + refused.code() + "): "
                            + refused.detail());
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
        } else if (notes.save(action, Records.deactivated(notes.record(action.model()), time.instant()))) {
            attempts.succeeded(action);
            leftovers.arise();
            journal.info(action.model(), "deactivated: it is no longer desired");
        }
    }

    /** Notes how long it took to fetch a file of the version. */
    void downloaded(ModelName model, Digest fingerprint, long ms) {
        timings.put(model, timings(model, fingerprint).downloaded(ms));
    }

    Map<ModelName, StoredVersion> versions() {
        return activated;
    }

    /** Returns what there is to say of the model beside its versions. */
    List<String> warnings(ModelName model) {
        return activator.warnings().getOrDefault(model, List.of());
    }

    /** Returns the version of the model that is on probation, if one is. */
    Optional<OnProbation> probation(ModelName model) {
        return Optional.ofNullable(activator.probations().get(model));
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
