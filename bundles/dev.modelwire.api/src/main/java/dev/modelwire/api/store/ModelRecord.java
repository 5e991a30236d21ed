package dev.modelwire.api.store;

import dev.modelwire.api.model.ModelName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the store remembers of one model: the unit that is replaced atomically.
 *
 * @param name the model
 * @param versions the stored versions by the part they play
 * @param knownBad what was refused, oldest first
 * @param fileNames local file names under which others read the active model file
 */
public record ModelRecord(
        ModelName name, Map<VersionRole, StoredVersion> versions, List<KnownBad> knownBad, List<String> fileNames) {

    public ModelRecord {
        Objects.requireNonNull(name, "name");
        EnumMap<VersionRole, StoredVersion> copy = new EnumMap<>(VersionRole.class);
        copy.putAll(versions);
        versions = java.util.Collections.unmodifiableMap(copy);
        knownBad = List.copyOf(knownBad);
        fileNames = List.copyOf(fileNames);
    }

    /** Returns the record of a model of which nothing is stored yet. */
    public static ModelRecord empty(ModelName name) {
        return new ModelRecord(name, Map.of(), List.of(), List.of());
    }

    /** Returns the version that plays this part. */
    public Optional<StoredVersion> version(VersionRole role) {
        return Optional.ofNullable(versions.get(role));
    }

    /** Returns this record with another version in that part. */
    public ModelRecord with(VersionRole role, StoredVersion version) {
        EnumMap<VersionRole, StoredVersion> changed = copyOfVersions();
        changed.put(role, version);
        return new ModelRecord(name, changed, knownBad, fileNames);
    }

    /** Returns this record with no version in that part. */
    public ModelRecord without(VersionRole role) {
        EnumMap<VersionRole, StoredVersion> changed = copyOfVersions();
        changed.remove(role);
        return new ModelRecord(name, changed, knownBad, fileNames);
    }

    /** Returns this record with other refusals. */
    public ModelRecord withKnownBad(List<KnownBad> refusals) {
        return new ModelRecord(name, versions, refusals, fileNames);
    }

    /** Returns this record with other local file names. */
    public ModelRecord withFileNames(List<String> names) {
        return new ModelRecord(name, versions, knownBad, names);
    }

    private EnumMap<VersionRole, StoredVersion> copyOfVersions() {
        EnumMap<VersionRole, StoredVersion> copy = new EnumMap<>(VersionRole.class);
        copy.putAll(versions);
        return copy;
    }
}
