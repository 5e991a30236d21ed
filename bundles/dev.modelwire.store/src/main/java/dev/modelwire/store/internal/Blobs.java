package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.StoredVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The files by digest. What changes the disk is guarded by the store's lock. */
final class Blobs {

    private final FileOps ops;
    private final StoreLayout layout;
    private final TempFiles temp;
    private final Problems problems;
    private final Hashing hashing;
    private final SmallFiles files;
    private final Map<Digest, Long> sizes = new HashMap<>();
    private final Set<Path> durable = new HashSet<>();
    private boolean loaded;

    Blobs(FileOps ops, StoreLayout layout, TempFiles temp, Problems problems, Hashing hashing) {
        this.ops = ops;
        this.layout = layout;
        this.temp = temp;
        this.problems = problems;
        this.hashing = hashing;
        this.files = new SmallFiles(ops);
    }

    /** Takes stock of what lies on the disk. */
    private void load() throws IOException {
        Map<Digest, Long> found = new HashMap<>();
        each((blob, digest, size) -> digest.ifPresent(known -> found.put(known, size)));
        sizes.clear();
        sizes.putAll(found);
        loaded = true;
    }

    /** Takes stock when somebody first asks: a store is opened sooner. */
    private void loadOnce() throws IOException {
        if (!loaded) {
            load();
        }
    }

    /** Returns the bytes of all blobs as of the last look. */
    long bytes() throws IOException {
        loadOnce();
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    long bytes(Predicate<Digest> which) throws IOException {
        loadOnce();
        return sizes.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    Optional<StoredBlob> find(Digest digest) {
        if (digest.algorithm() == Digest.Algorithm.MD5) {
            return target(layout.alias(digest)).flatMap(this::find);
        }
        OptionalLong size = ops.size(layout.blob(digest));
        return size.isPresent() ? Optional.of(new StoredBlob(digest, size.getAsLong())) : Optional.empty();
    }

    private Optional<Digest> target(Path alias) {
        try {
            return files.read(alias).map(text -> Digest.sha256(text.strip()));
        } catch (IOException | IllegalArgumentException e) {
            problems.report("alias [" + alias + "] cannot be read; its file is fetched again", e);
            return Optional.empty();
        }
    }

    /** Returns the SHA-256 of each of these files that is stored. */
    Set<Digest> targets(Set<Digest> digests) {
        return digests.stream()
                .flatMap(digest -> find(digest).stream())
                .map(StoredBlob::digest)
                .collect(Collectors.toSet());
    }

    /** Gives a verified and durable temporary file its place. */
    void place(Path tempFile, Digest expected, Digest sha256) throws IOException {
        Path blob = layout.blob(sha256);
        ops.readOnly(tempFile);
        ops.createDirectory(StoreLayout.parent(blob));
        ops.forceDirectory(layout.sha256());
        long size = ops.size(tempFile).orElse(0);
        try {
            temp.rename(tempFile, blob);
        } finally {
            if (ops.size(blob).isPresent()) {
                sizes.put(sha256, size);
            }
        }
        if (expected.algorithm() == Digest.Algorithm.MD5) {
            temp.replace(layout.alias(expected), (sha256.hex() + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    /**
     * Returns in what way a blob is not what was stored, or nothing if it is.
     *
     * @throws IOException if that cannot be told now: no reason to give up the blob
     */
    Optional<String> damage(Digest sha256) throws IOException {
        Path blob = layout.blob(sha256);
        if (ops.size(blob).isEmpty()) {
            return Optional.of("is not in the store: fetch it again");
        }
        try {
            Digest found = hashing.sha256(blob);
            return found.equals(sha256)
                    ? Optional.empty()
                    : Optional.of("has become [" + found + "] on the disk: fetch it again");
        } catch (IOException e) {
            if (Refusals.isBadSector(e)) {
                return Optional.of("cannot be read from the disk any more [" + e + "]: fetch it again");
            }
            throw e;
        }
    }

    /** Makes sure that the names of these blobs outlive the power, whoever had given them. */
    void settle(ModelRecord record) throws IOException {
        for (StoredVersion version : record.allVersions()) {
            for (StoredArtifact artifact : version.artifacts()) {
                Path prefix = StoreLayout.parent(layout.blob(artifact.digest()));
                if (!durable.contains(prefix) && ops.isDirectory(prefix)) {
                    ops.forceDirectory(prefix);
                    durable.add(prefix);
                }
            }
        }
    }

    /** Puts a damaged blob where nobody takes it for a model. */
    void quarantine(Digest sha256) throws IOException {
        Path blob = layout.blob(sha256);
        ops.rename(blob, layout.quarantined(sha256));
        sizes.remove(sha256);
        ops.forceDirectory(StoreLayout.parent(blob));
    }

    long quarantinedBytes() throws IOException {
        long bytes = 0;
        for (Path file : ops.list(layout.quarantine())) {
            bytes += ops.size(file).orElse(0);
        }
        return bytes;
    }

    long emptyQuarantine() throws IOException {
        long freed = 0;
        for (Path file : ops.list(layout.quarantine())) {
            long size = ops.size(file).orElse(0);
            freed += ops.delete(file) ? size : 0;
        }
        return freed;
    }

    /** Removes the blobs that are not wanted, and aliases that lead nowhere; returns the bytes of the blobs. */
    long collect(Predicate<Digest> wanted) throws IOException {
        Set<Path> changed = new HashSet<>();
        load();
        long before = bytes();
        each((blob, digest, size) -> {
            if (digest.filter(wanted).isEmpty() && ops.delete(blob)) {
                digest.ifPresent(sizes::remove);
                changed.add(StoreLayout.parent(blob));
            }
        });
        for (Path alias : ops.list(layout.md5())) {
            if (target(alias).flatMap(this::find).isEmpty() && ops.delete(alias)) {
                changed.add(layout.md5());
            }
        }
        for (Path directory : changed) {
            ops.forceDirectory(directory);
        }
        return before - bytes();
    }

    private interface Visitor {
        void visit(Path blob, Optional<Digest> digest, long size) throws IOException;
    }

    private void each(Visitor visitor) throws IOException {
        for (Path prefix : ops.list(layout.sha256())) {
            if (ops.isDirectory(prefix)) {
                for (Path blob : ops.list(prefix)) {
                    OptionalLong size = ops.size(blob);
                    if (size.isPresent()) {
                        visitor.visit(blob, digest(blob), size.getAsLong());
                    }
                }
            }
        }
    }

    private static Optional<Digest> digest(Path blob) {
        try {
            return Optional.of(Digest.sha256(StoreLayout.name(blob)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
