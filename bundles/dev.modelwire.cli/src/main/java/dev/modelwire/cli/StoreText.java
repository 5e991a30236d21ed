package dev.modelwire.cli;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.VersionRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is shown of a store, line by line. */
final class StoreText {

    private static final int DIGEST_SHOWN = 12;

    private StoreText() {}

    static List<String> list(List<ModelRecord> records, Map<Digest, Long> blobs) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%-20s %-12s %-10s %14s  %-12s %s", "MODEL", "VERSION", "PART", "BYTES", "SHA-256", ""));
        for (ModelRecord record : records) {
            for (VersionRole role : VersionRole.values()) {
                record.version(role).ifPresent(version -> lines.add(line(record, version, role.name(), blobs)));
            }
            record.retired().forEach(version -> lines.add(line(record, version, "RETIRED", blobs)));
            record.knownBad()
                    .forEach(bad -> lines.add(String.format(
                            Locale.ROOT,
                            "%-20s refused %s… %s: %s",
                            record.name(),
                            bad.fingerprint().hex().substring(0, DIGEST_SHOWN),
                            bad.code(),
                            bad.detail())));
        }
        long bytes = blobs.values().stream().mapToLong(Long::longValue).sum();
        lines.add(String.format(Locale.ROOT, "%d models, %d files, %,d bytes", records.size(), blobs.size(), bytes));
        return lines;
    }

    private static String line(ModelRecord record, StoredVersion version, String part, Map<Digest, Long> blobs) {
        boolean complete = version.artifacts().stream().allMatch(file -> blobs.containsKey(file.digest()));
        return String.format(
                        Locale.ROOT,
                        "%-20s %-12s %-10s %,14d  %s %s",
                        record.name(),
                        version.label(),
                        part,
                        version.artifacts().stream()
                                .mapToLong(StoredArtifact::size)
                                .sum(),
                        version.digest().hex().substring(0, DIGEST_SHOWN),
                        complete ? "" : "file missing")
                .stripTrailing();
    }

    static List<String> exported(List<ModelRecord> records) {
        return records.stream()
                .map(record -> "exported " + record.name() + "@"
                        + record.version(VersionRole.ACTIVE).orElseThrow().label())
                .toList();
    }
}
