package dev.modelwire.sync.internal.reconcile;

import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.VersionRole;
import java.util.ArrayList;
import java.util.List;

/** How the record of a model changes. Each result is valid by itself, whatever is lost after it. */
public final class Records {

    private static final int MOST_KNOWN_BAD = 16;

    private Records() {}

    public static ModelRecord activated(ModelRecord record, StoredVersion version, List<String> fileNames) {
        ModelRecord changed = record.version(VersionRole.ACTIVE)
                .filter(old -> !old.digest().equals(version.digest()))
                .map(old -> record.with(VersionRole.PREVIOUS, old))
                .orElse(record);
        boolean wasPrevious = changed.version(VersionRole.PREVIOUS)
                .filter(previous -> previous.digest().equals(version.digest()))
                .isPresent();
        ModelRecord kept = wasPrevious ? changed.without(VersionRole.PREVIOUS) : changed;
        return kept.with(VersionRole.ACTIVE, version)
                .without(VersionRole.CANDIDATE)
                .withFileNames(fileNames);
    }

    public static ModelRecord refused(ModelRecord record, KnownBad bad) {
        List<KnownBad> all = new ArrayList<>(record.knownBad());
        all.removeIf(known -> known.fingerprint().equals(bad.fingerprint()));
        all.add(bad);
        List<KnownBad> newest = all.subList(Math.max(0, all.size() - MOST_KNOWN_BAD), all.size());
        return record.without(VersionRole.CANDIDATE).withKnownBad(newest);
    }

    public static ModelRecord deactivated(ModelRecord record) {
        ModelRecord kept = record.version(VersionRole.ACTIVE)
                .map(old -> record.with(VersionRole.PREVIOUS, old))
                .orElse(record);
        return kept.without(VersionRole.ACTIVE).without(VersionRole.CANDIDATE).withFileNames(List.of());
    }
}
