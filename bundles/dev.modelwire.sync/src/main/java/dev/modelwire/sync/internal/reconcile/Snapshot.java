package dev.modelwire.sync.internal.reconcile;

import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.inference.Setback;
import dev.modelwire.api.inference.Shadow;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Trial;
import dev.modelwire.api.store.VersionRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the reconciler looks at.
 *
 * @param desired the desired state in force, null if none is known
 * @param records what the store remembers
 * @param stored the files in the store, by the digests that the desired state and the records name
 * @param running what answers records
 * @param setbacks what of that did worse than it may
 * @param shadows what is given the same records without its answers being seen
 * @param activated what this service had activated itself, whether or not the record says so yet
 * @param trials loads in which the process died, as the records say
 * @param attempts what failed and has not succeeded since
 * @param circumstances what decides whether a version may be taken now
 * @param now elapsed time
 */
public record Snapshot(
        @Nullable DesiredState desired,
        Map<ModelName, ModelRecord> records,
        Map<Digest, StoredBlob> stored,
        Map<ModelName, ModelVersion> running,
        List<Setback> setbacks,
        Map<ModelName, Shadow> shadows,
        Map<ModelName, StoredVersion> activated,
        Map<ModelName, Trial> trials,
        Map<Action, Attempt> attempts,
        Circumstances circumstances,
        Duration now) {

    public Snapshot {
        records = Map.copyOf(records);
        stored = Map.copyOf(stored);
        running = Map.copyOf(running);
        setbacks = List.copyOf(setbacks);
        shadows = Map.copyOf(shadows);
        activated = Map.copyOf(activated);
        trials = Map.copyOf(trials);
        attempts = Map.copyOf(attempts);
    }

    ModelRecord record(ModelName name) {
        return records.getOrDefault(name, ModelRecord.empty(name));
    }

    /** Returns whether all files of the version lie in the store. */
    boolean holds(StoredVersion version) {
        return version.artifacts().stream().allMatch(artifact -> stored.containsKey(artifact.digest()));
    }

    /** Returns the version before the active one, if all its files lie in the store. */
    public Optional<StoredVersion> versionBefore(ModelRecord record) {
        return record.version(VersionRole.PREVIOUS).filter(this::holds);
    }

    /** Returns the shadow of this model if it is this version. */
    Optional<Shadow> shadow(ModelName name, StoredVersion version) {
        ModelVersion asked = new ModelVersion(name, version.label(), version.digest());
        return Optional.ofNullable(shadows.get(name))
                .filter(shadow -> shadow.version().equals(asked));
    }

    boolean runs(ModelName name, StoredVersion version) {
        ModelVersion current = running.get(name);
        return current != null && current.equals(new ModelVersion(name, version.label(), version.digest()));
    }
}
