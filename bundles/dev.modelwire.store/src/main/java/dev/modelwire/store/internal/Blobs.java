package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.StoredBlob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The files by digest. What changes the disk is guarded by the store's lock. */
final class Blobs {

    private static final String BAD_SECTOR = "Input/output error";

    private final FileOps ops;
    private final StoreLayout layout;
    private final TempFiles temp;
    private final Problems problems;
    private final Hashing hashing;
    private final SmallFiles files;

    Blobs(FileOps ops, StoreLayout layout, TempFiles temp, Problems problems, Hashing hashing) {
        this.ops = ops;
        this.layout = layout;
        this.temp = temp;
        this.problems = problems;
        this.hashing = hashing;
        this.files = new SmallFiles(ops);
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

    /** Gives a verified and durable temporary file its place. */
    void place(Path tempFile, Digest expected, Digest sha256) throws IOException {
        Path blob = layout.blob(sha256);
        ops.readOnly(tempFile);
        ops.createDirectory(StoreLayout.parent(blob));
        ops.forceDirectory(layout.sha256());
        temp.rename(tempFile, blob);
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
            if (String.valueOf(e.getMessage()).contains(BAD_SECTOR)) {
                return Optional.of("cannot be read from the disk any more [" + e + "]: fetch it again");
            }
            throw e;
        }
    }

    void remove(Digest sha256) throws IOException {
        if (ops.delete(layout.blob(sha256))) {
            ops.forceDirectory(StoreLayout.parent(layout.blob(sha256)));
        }
    }

    /** Removes the blobs that are not wanted, and aliases that lead nowhere; returns the bytes of the blobs. */
    long collect(Predicate<Digest> wanted) throws IOException {
        long freed = 0;
        for (Path prefix : ops.list(layout.sha256())) {
            if (ops.isDirectory(prefix)) {
                freed += collect(prefix, wanted);
            }
        }
        boolean changed = false;
        for (Path alias : ops.list(layout.md5())) {
            if (target(alias).flatMap(this::find).isEmpty()) {
                changed |= ops.delete(alias);
            }
        }
        if (changed) {
            ops.forceDirectory(layout.md5());
        }
        return freed;
    }

    private long collect(Path prefix, Predicate<Digest> wanted) throws IOException {
        long freed = 0;
        boolean changed = false;
        for (Path blob : ops.list(prefix)) {
            OptionalLong size = ops.size(blob);
            if (size.isPresent() && !isWanted(blob, wanted) && ops.delete(blob)) {
                freed += size.getAsLong();
                changed = true;
            }
        }
        if (changed) {
            ops.forceDirectory(prefix);
        }
        return freed;
    }

    private static boolean isWanted(Path blob, Predicate<Digest> wanted) {
        try {
            return wanted.test(Digest.sha256(StoreLayout.name(blob)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
