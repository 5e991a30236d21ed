package dev.modelwire.api.store;

import dev.modelwire.api.model.ModelName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the store remembers of one model: the unit that is replaced atomically.
 *
 * @param name the model
 * @param desiredRevision the revision of the desired state that was last acted upon for this model; 0 if none was
 * @param versionFloor the sequence number below which no version is taken any more; 0 if there is no such bound
 * @param versions the stored versions by the part they play
 * @param retired versions that play no part now and are kept while there is room, newest first
 * @param knownBad what was refused, oldest first
 * @param trial a load whose end was not seen, null if there is none
 * @param history what happened, oldest first, at most {@value #LONGEST_HISTORY}
 * @param fileNames local file names under which others read the active model file
 */
public record ModelRecord(
        ModelName name,
        long desiredRevision,
        long versionFloor,
        Map<VersionRole, StoredVersion> versions,
        List<StoredVersion> retired,
        List<KnownBad> knownBad,
        @Nullable Trial trial,
        List<Transition> history,
        List<String> fileNames) {

    /** How many transitions are remembered; older ones are forgotten. */
    public static final int LONGEST_HISTORY = 32;

    public ModelRecord {
        Objects.requireNonNull(name, "name");
        if (desiredRevision < 0 || versionFloor < 0) {
            throw new IllegalArgumentException("model [" + name + "]: revision [" + desiredRevision + "] and floor ["
                    + versionFloor + "] must be 0 or more");
        }
        EnumMap<VersionRole, StoredVersion> copy = new EnumMap<>(VersionRole.class);
        copy.putAll(versions);
        versions = Collections.unmodifiableMap(copy);
        retired = List.copyOf(retired);
        knownBad = List.copyOf(knownBad);
        history = List.copyOf(history.subList(Math.max(0, history.size() - LONGEST_HISTORY), history.size()));
        fileNames = List.copyOf(fileNames);
    }

    /** Returns the record of a model of which nothing is stored yet. */
    public static ModelRecord empty(ModelName name) {
        return new ModelRecord(name, 0, 0, Map.of(), List.of(), List.of(), null, List.of(), List.of());
    }

    /** Returns the version that plays this part. */
    public Optional<StoredVersion> version(VersionRole role) {
        return Optional.ofNullable(versions.get(role));
    }

    /** Returns every version that is remembered, those that play a part first. */
    public List<StoredVersion> allVersions() {
        return Stream.of(versions.values(), retired)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    /** Returns this record with another version in that part. */
    public ModelRecord with(VersionRole role, StoredVersion version) {
        EnumMap<VersionRole, StoredVersion> changed = copyOfVersions();
        changed.put(role, version);
        return withVersions(changed);
    }

    /** Returns this record with no version in that part. */
    public ModelRecord without(VersionRole role) {
        EnumMap<VersionRole, StoredVersion> changed = copyOfVersions();
        changed.remove(role);
        return withVersions(changed);
    }

    private ModelRecord withVersions(Map<VersionRole, StoredVersion> changed) {
        return new ModelRecord(
                name, desiredRevision, versionFloor, changed, retired, knownBad, trial, history, fileNames);
    }

    /** Returns this record with other retired versions. */
    public ModelRecord withRetired(List<StoredVersion> newestFirst) {
        return new ModelRecord(
                name, desiredRevision, versionFloor, versions, newestFirst, knownBad, trial, history, fileNames);
    }

    /** Returns this record with other refusals. */
    public ModelRecord withKnownBad(List<KnownBad> refusals) {
        return new ModelRecord(
                name, desiredRevision, versionFloor, versions, retired, refusals, trial, history, fileNames);
    }

    /** Returns this record with a load that has begun, or with none. */
    public ModelRecord withTrial(@Nullable Trial begun) {
        return new ModelRecord(
                name, desiredRevision, versionFloor, versions, retired, knownBad, begun, history, fileNames);
    }

    /** Returns this record with one more thing that happened. */
    public ModelRecord with(Transition transition) {
        List<Transition> longer = new ArrayList<>(history);
        longer.add(transition);
        return new ModelRecord(
                name, desiredRevision, versionFloor, versions, retired, knownBad, trial, longer, fileNames);
    }

    /** Returns this record with the revision that was acted upon. */
    public ModelRecord withDesiredRevision(long revision) {
        return new ModelRecord(name, revision, versionFloor, versions, retired, knownBad, trial, history, fileNames);
    }

    /** Returns this record with another lowest sequence number. */
    public ModelRecord withVersionFloor(long floor) {
        return new ModelRecord(name, desiredRevision, floor, versions, retired, knownBad, trial, history, fileNames);
    }

    /** Returns this record with other local file names. */
    public ModelRecord withFileNames(List<String> names) {
        return new ModelRecord(name, desiredRevision, versionFloor, versions, retired, knownBad, trial, history, names);
    }

    private EnumMap<VersionRole, StoredVersion> copyOfVersions() {
        EnumMap<VersionRole, StoredVersion> copy = new EnumMap<>(VersionRole.class);
        copy.putAll(versions);
        return copy;
    }
}
