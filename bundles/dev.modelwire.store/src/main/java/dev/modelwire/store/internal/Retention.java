package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which versions are kept. What plays a part is never touched. */
final class Retention {

    private Retention() {}

    /** Returns the record with no more versions than allowed, but with all that play a part. */
    static ModelRecord trimmed(ModelRecord record, int versionsKept) {
        int room = Math.max(0, versionsKept - record.versions().size());
        return record.retired().size() <= room
                ? record
                : record.withRetired(record.retired().subList(0, room));
    }

    /** A retired version that can go. */
    record Victim(ModelName model, StoredVersion version) {

        ModelRecord removedFrom(ModelRecord record) {
            return record.withRetired(record.retired().stream()
                    .filter(kept -> !kept.equals(version))
                    .toList());
        }
    }

    /**
     * Returns the oldest retired version, of the model that has most of them, that nobody holds. One whose files are all
     * needed elsewhere stays: nothing would be gained.
     */
    static Optional<Victim> next(List<ModelRecord> records, Predicate<Digest> held) {
        Set<Digest> reclaimable = reclaimable(records, held);
        return records.stream()
                .sorted(Comparator.comparing(
                                (ModelRecord record) -> record.retired().size())
                        .reversed()
                        .thenComparing(ModelRecord::name))
                .flatMap(record -> oldestFirst(record).stream()
                        .filter(version -> !isHeld(version, held))
                        .filter(version ->
                                version.artifacts().stream().anyMatch(file -> reclaimable.contains(file.digest())))
                        .map(version -> new Victim(record.name(), version)))
                .findFirst();
    }

    /** Returns the files that no other version needs. */
    static Set<Digest> onlyIn(Victim victim, List<ModelRecord> records) {
        Set<Digest> files = new HashSet<>();
        digests(victim.version(), files);
        Set<Digest> needed = new HashSet<>();
        for (ModelRecord record : records) {
            ModelRecord rest = record.name().equals(victim.model()) ? victim.removedFrom(record) : record;
            rest.allVersions().forEach(version -> digests(version, needed));
        }
        files.removeAll(needed);
        return files;
    }

    private static List<StoredVersion> oldestFirst(ModelRecord record) {
        List<StoredVersion> reversed = new ArrayList<>(record.retired());
        Collections.reverse(reversed);
        return reversed;
    }

    /** Returns the files that only retired versions need of which nobody holds any. */
    static Set<Digest> reclaimable(List<ModelRecord> records, Predicate<Digest> held) {
        Set<Digest> files = new HashSet<>();
        Set<Digest> needed = new HashSet<>();
        for (ModelRecord record : records) {
            record.versions().values().forEach(version -> digests(version, needed));
            record.retired().forEach(version -> digests(version, isHeld(version, held) ? needed : files));
        }
        files.removeAll(needed);
        return files;
    }

    private static boolean isHeld(StoredVersion version, Predicate<Digest> held) {
        return version.artifacts().stream().anyMatch(file -> held.test(file.digest()));
    }

    private static void digests(StoredVersion version, Set<Digest> into) {
        version.artifacts().stream().map(StoredArtifact::digest).forEach(into::add);
    }
}
