package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.desired.Operation;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.sync.internal.reconcile.Records;
import dev.modelwire.sync.internal.reconcile.Snapshot;
import java.util.List;
import java.util.Optional;

/** Does what an operator asks of one model. For the loop's thread. */
final class Operations {

    private final ModelStore store;
    private final Sources sources;
    private final Forgiveness forgiveness;
    private final Released released;
    private final Journal journal;
    private final Time time;

    Operations(
            ModelStore store, Sources sources, Forgiveness forgiveness, Released released, Journal journal, Time time) {
        this.store = store;
        this.sources = sources;
        this.forgiveness = forgiveness;
        this.released = released;
        this.journal = journal;
        this.time = time;
    }

    Answer perform(Operation operation, Snapshot now) {
        try {
            if (operation instanceof Operation.Retry) {
                return retry(operation.model());
            }
            if (operation instanceof Operation.Revert) {
                return revert(operation.model(), now);
            }
            return operation instanceof Operation.Activate
                    ? activate(operation.model())
                    : remove(operation.model(), now);
        } catch (StoreException e) {
            return new Answer.Refused(e.code(), String.valueOf(e.getMessage()));
        }
    }

    private Answer retry(ModelName model) throws StoreException {
        if (desired(model).isEmpty()) {
            return notDesired(model);
        }
        forgiveness.of(model);
        journal.info(model, "an operator had it tried again");
        return new Answer.Taken("model " + model + " is tried again now");
    }

    private Answer revert(ModelName model, Snapshot now) throws StoreException {
        Optional<DesiredModel> desired = desired(model);
        if (desired.isEmpty()) {
            return notDesired(model);
        }
        ModelRecord record = store.record(model);
        Optional<StoredVersion> target = now.versionBefore(record);
        if (target.isEmpty()) {
            return refused(
                    "model [" + model + "] has no previous version in the store: there is nothing to go back to");
        }
        store.save(Records.revertedByOperator(record, desired.get().fingerprint(), target.get(), time.instant()));
        journal.warn(
                model,
                "an operator went back to version " + target.get().label() + "; version "
                        + desired.get().version() + " is not tried again until he asks for a retry");
        return new Answer.Taken(
                "model " + model + " goes back to version " + target.get().label());
    }

    private Answer activate(ModelName model) throws StoreException {
        Optional<DesiredModel> desired = desired(model);
        if (desired.isEmpty()) {
            return notDesired(model);
        }
        released.add(model, desired.get().fingerprint());
        journal.info(model, "an operator released version " + desired.get().version());
        return new Answer.Taken(
                "version " + desired.get().version() + " of model " + model + " is activated without further waiting");
    }

    private Answer remove(ModelName model, Snapshot now) throws StoreException {
        if (desired(model).isPresent()) {
            return refused("model [" + model + "] is desired: take it out of the desired state first");
        }
        if (now.running().containsKey(model)) {
            return refused("model [" + model + "] still answers records: it is removed once it is deactivated");
        }
        if (store.records().stream().noneMatch(record -> record.name().equals(model))) {
            return refused("model [" + model + "] is not stored");
        }
        store.remove(model);
        forgiveness.removed(model);
        journal.info(model, "an operator had it removed");
        return new Answer.Taken("model " + model + " is removed");
    }

    private Optional<DesiredModel> desired(ModelName model) {
        DesiredState state = sources.desired();
        return state == null
                ? Optional.empty()
                : state.models().stream()
                        .filter(wanted -> wanted.name().equals(model))
                        .findFirst();
    }

    private static Answer notDesired(ModelName model) {
        return refused("model [" + model + "] is not in the desired state");
    }

    private static Answer refused(String why) {
        return new Answer.Refused(ErrorCode.OPERATION_REFUSED, why);
    }

    /** What operators asked for and can no longer apply is forgotten. */
    void tidy() {
        DesiredState state = sources.desired();
        if (state != null) {
            released.keep(List.copyOf(state.models()));
        }
    }
}
