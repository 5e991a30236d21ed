package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.sync.internal.reconcile.Records;
import java.util.List;

/** Lets what failed or was refused be tried again. For the loop's thread. */
final class Forgiveness {

    private final ModelStore store;
    private final Attempts attempts;
    private final Loads loads;
    private final Leftovers leftovers;
    private final Journal journal;

    Forgiveness(ModelStore store, Attempts attempts, Loads loads, Leftovers leftovers, Journal journal) {
        this.store = store;
        this.attempts = attempts;
        this.loads = loads;
        this.leftovers = leftovers;
        this.journal = journal;
    }

    /** For all models, except for what an operator went back from. */
    void all() {
        attempts.clear();
        loads.forgive();
        leftovers.arise();
        for (ModelRecord record : store.records()) {
            ModelRecord forgiven = Records.forgiven(record);
            if (!forgiven.equals(record)) {
                try {
                    store.save(forgiven);
                } catch (StoreException e) {
                    journal.warn(
                            record.name(), "refusals could not be forgotten (" + e.code() + "): " + e.getMessage());
                }
            }
        }
    }

    /** For one model, whatever it was refused for. */
    void of(ModelName model) throws StoreException {
        attempts.forget(model);
        loads.forget(model);
        leftovers.arise();
        ModelRecord record = store.record(model);
        if (!record.knownBad().isEmpty()) {
            store.save(record.withKnownBad(List.of()));
        }
    }

    /** A model was removed: what it leaves behind goes soon. */
    void removed(ModelName model) {
        attempts.forget(model);
        loads.forget(model);
        leftovers.arise();
    }
}
