package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
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

    /** Returns the oldest retired version, of the model that has most of them, that nobody holds. */
    static Optional<Victim> next(List<ModelRecord> records, Predicate<Digest> held) {
        return records.stream()
                .sorted(Comparator.comparing(
                                (ModelRecord record) -> record.retired().size())
                        .reversed()
                        .thenComparing(ModelRecord::name))
                .flatMap(record -> oldestFirst(record).stream()
                        .filter(version -> version.artifacts().stream().noneMatch(file -> held.test(file.digest())))
                        .map(version -> new Victim(record.name(), version)))
                .findFirst();
    }

    private static List<StoredVersion> oldestFirst(ModelRecord record) {
        List<StoredVersion> reversed = new java.util.ArrayList<>(record.retired());
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    /** Returns the files that only retired versions need and nobody holds. */
    static Set<Digest> reclaimable(List<ModelRecord> records, Predicate<Digest> held) {
        Set<Digest> files = new HashSet<>();
        records.forEach(record -> record.retired().forEach(version -> digests(version, files)));
        Set<Digest> needed = new HashSet<>();
        records.forEach(record -> record.versions().values().forEach(version -> digests(version, needed)));
        files.removeAll(needed);
        files.removeIf(held);
        return files;
    }

    private static void digests(StoredVersion version, Set<Digest> into) {
        version.artifacts().stream().map(StoredArtifact::digest).forEach(into::add);
    }
}
