package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Trial;
import dev.modelwire.api.store.VersionRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the next start which load this process is at, and knows in which one the process before it died. For the loop's
 * thread.
 */
final class Loads {

    private static final Logger LOG = LoggerFactory.getLogger(Loads.class);

    private final ModelStore store;
    private final Map<ModelName, Trial> deaths = new HashMap<>();
    private final Set<ModelName> unsettled = new HashSet<>();

    Loads(ModelStore store) {
        this.store = store;
        for (ModelRecord record : store.records()) {
            Trial trial = record.trial();
            if (trial != null) {
                deaths.put(record.name(), trial);
            }
        }
    }

    /** Returns the loads in which a process before this one died and that have not ended since. */
    Map<ModelName, Trial> deaths() {
        return deaths;
    }

    /** Returns what is to be written down before the version is loaded. */
    Trial begins(ModelName model, StoredVersion version) {
        unsettled.remove(model);
        Trial died = deaths.get(model);
        return died != null && died.digest().equals(version.digest())
                ? new Trial(version.digest(), died.starts() + 1)
                : new Trial(version.digest(), 1);
    }

    /** Writes down that a version is loaded; what was active is loaded even where that cannot be written down. */
    void restoring(ModelName model, StoredVersion version) {
        try {
            store.save(store.record(model).withTrial(begins(model, version)));
        } catch (StoreException e) {
            LOG.warn("model {}: its load could not be written down ({}): {}", model, e.code(), e.getMessage());
        }
    }

    /** The process has outlived the load. */
    void ended(ModelName model, StoredVersion version) {
        Trial died = deaths.get(model);
        boolean candidateIsToBlame = store.record(model)
                .version(VersionRole.CANDIDATE)
                .filter(candidate -> candidate.digest().equals(version.digest()) && !candidate.equals(version))
                .isPresent();
        if (died != null && died.digest().equals(version.digest()) && !candidateIsToBlame) {
            deaths.remove(model);
        }
        unsettled.add(model);
    }

    /** Writes down that loads have ended, where their outcome was no reason to write anything. */
    void settle() {
        for (ModelName model : List.copyOf(unsettled)) {
            ModelRecord record = store.record(model);
            ModelRecord settled = record.withTrial(deaths.get(model));
            try {
                if (!settled.equals(record)) {
                    store.save(settled);
                }
                unsettled.remove(model);
            } catch (StoreException e) {
                LOG.debug("model {}: the end of its load could not be written down", model, e);
            }
        }
    }

    void abandoned(ModelName model) {
        unsettled.add(model);
    }

    void forgive() {
        deaths.clear();
    }

    void forget(ModelName model) {
        deaths.remove(model);
    }
}
