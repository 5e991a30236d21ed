package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.sync.internal.reconcile.Action;
import dev.modelwire.sync.internal.reconcile.Reconciler;
import dev.modelwire.sync.internal.reconcile.Records;
import java.util.List;

/** Writes down what is so: actions that need no lane, since they only change the record of a model. For the loop's thread. */
final class Notes {

    private final ModelStore store;
    private final Inbox inbox;
    private final Time time;
    private final Journal journal;
    private final Attempts attempts;
    private final Loads loads;
    private final Leftovers leftovers;

    Notes(
            ModelStore store,
            Inbox inbox,
            Time time,
            Journal journal,
            Attempts attempts,
            Loads loads,
            Leftovers leftovers) {
        this.store = store;
        this.inbox = inbox;
        this.time = time;
        this.journal = journal;
        this.attempts = attempts;
        this.loads = loads;
        this.leftovers = leftovers;
    }

    /** Returns whether the action only writes something down. */
    static boolean isNote(Action action) {
        return action.kind() == Action.Kind.KEEP
                || action.kind() == Action.Kind.PREPARE
                || action.kind() == Action.Kind.REVERT;
    }

    /** Writes down what the action says. */
    void note(Action action, long revision) {
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

    /** Writes down that the version is the active one. */
    void keep(Action.Keep action, long actedUpon) {
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

    /** Saves a record; if it cannot be saved the action has failed. */
    boolean save(Action action, ModelRecord record) {
        try {
            store.save(record);
            return true;
        } catch (StoreException e) {
            attempts.failed(action, e.code(), "store", String.valueOf(e.getMessage()));
            inbox.wake();
            return false;
        }
    }

    /** Returns what is known of the model. */
    ModelRecord record(ModelName model) {
        return store.record(model);
    }
}
