package dev.modelwire.testkit.store;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.LocalFileName;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.PartialBlob;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoreStatus;
import dev.modelwire.api.store.StoredBlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model store for tests: records and documents in memory, blobs as plain files in a directory of the test. It keeps
 * the contract of {@link ModelStore} but for durability, and can be told to fail.
 */
public final class FakeModelStore implements ModelStore {

    private static final Pattern DOCUMENT = Pattern.compile("[a-z-]{1,32}");

    private final Path directory;
    private final Map<Digest, StoredBlob> blobs = new HashMap<>();
    private final Map<Digest, Digest> aliases = new HashMap<>();
    private final Map<Digest, FakePartial> partials = new HashMap<>();
    private final Map<Digest, Integer> leases = new HashMap<>();
    private final Map<ModelName, ModelRecord> records = new TreeMap<>();
    private final Map<String, String> documents = new HashMap<>();
    private long freeBytes = Long.MAX_VALUE;
    private @Nullable ErrorCode nextFailure;

    /** Makes an empty store whose blobs lie in that directory, which must exist. */
    public FakeModelStore(Path directory) {
        this.directory = directory;
    }

    /** Lets the next write, open, save, saveDocument, remove or collect fail with that code. */
    public synchronized void failNext(ErrorCode code) {
        nextFailure = code;
    }

    /** Sets how many bytes there is room for; a file that is declared larger is refused with {@code STORE_FULL}. */
    public synchronized void freeBytes(long bytes) {
        freeBytes = bytes;
    }

    /** Flips a bit of a stored file, so that opening it fails. */
    public synchronized void corrupt(Digest sha256) {
        try {
            byte[] bytes = Files.readAllBytes(path(sha256));
            bytes[0] ^= 1;
            Files.write(path(sha256), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("blob [" + sha256 + "] must be stored before it is corrupted", e);
        }
    }

    /** Stores these bytes. */
    public StoredBlob put(byte[] bytes) throws StoreException {
        try (BlobWriter writer = write(Bytes.sha256(bytes), bytes.length, bytes.length)) {
            writer.write(ByteBuffer.wrap(bytes));
            return writer.commit();
        }
    }

    /** Returns how many leases have not been closed. */
    public synchronized int openLeases() {
        return leases.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public synchronized Optional<StoredBlob> find(Digest digest) {
        return Optional.ofNullable(blobs.get(aliases.getOrDefault(digest, digest)));
    }

    @Override
    public BlobWriter write(Digest expected, long size, long limit) throws StoreException {
        return writer(expected, size, limit);
    }

    private synchronized FakeBlobWriter writer(Digest expected, long size, long limit) throws StoreException {
        if (size < -1 || limit < 0) {
            throw new IllegalArgumentException(
                    "size [" + size + "] must be -1 or more, limit [" + limit + "] 0 or more");
        }
        failIfTold();
        if (size > limit) {
            throw new StoreException(
                    ErrorCode.TRANSFER_TOO_LARGE, "file of [" + size + "] bytes must not exceed [" + limit + "] bytes");
        }
        if (size > freeBytes) {
            throw new StoreException(
                    ErrorCode.STORE_FULL,
                    "file of [" + size + "] bytes does not fit in [" + freeBytes + "] free bytes");
        }
        partials.remove(expected);
        return new FakeBlobWriter(this, expected, size, limit);
    }

    @Override
    public synchronized Optional<PartialBlob> partial(Digest expected) {
        return Optional.ofNullable(partials.get(expected))
                .map(kept -> new PartialBlob(expected, kept.content().length, kept.validator()));
    }

    @Override
    public synchronized BlobWriter resume(PartialBlob partial, long size, long limit) throws StoreException {
        FakePartial kept = partials.get(partial.expected());
        if (kept == null || kept.content().length > (size >= 0 ? size : limit)) {
            partials.remove(partial.expected());
            throw new StoreException(
                    ErrorCode.STORE_CORRUPTED,
                    "beginning of [" + partial.expected() + "] is gone or too long: begin a new one");
        }
        return writer(partial.expected(), size, limit).goingOnWith(kept);
    }

    synchronized void keep(Digest expected, FakePartial partial) {
        partials.put(expected, partial);
    }

    synchronized StoredBlob add(Digest expected, byte[] content) throws StoreException {
        StoredBlob blob = new StoredBlob(Bytes.sha256(content), content.length);
        try {
            Files.write(path(blob.digest()), content);
        } catch (IOException e) {
            throw new StoreException(ErrorCode.STORE_IO, "blob [" + expected + "] cannot be written", e);
        }
        blobs.put(blob.digest(), blob);
        if (!expected.equals(blob.digest())) {
            aliases.put(expected, blob.digest());
        }
        return blob;
    }

    @Override
    public synchronized BlobLease open(Digest digest) throws StoreException {
        if (digest.algorithm() != Digest.Algorithm.SHA256) {
            throw new IllegalArgumentException("digest [" + digest + "] of a stored file must be SHA-256");
        }
        failIfTold();
        StoredBlob blob = blobs.get(digest);
        if (blob == null) {
            throw new StoreException(ErrorCode.STORE_CORRUPTED, "blob [" + digest + "] is not in the store");
        }
        try {
            Digest found = Bytes.sha256(Files.readAllBytes(path(digest)));
            if (!found.equals(digest)) {
                blobs.remove(digest);
                throw new StoreException(ErrorCode.STORE_CORRUPTED, "blob [" + digest + "] has become [" + found + "]");
            }
        } catch (IOException e) {
            blobs.remove(digest);
            throw new StoreException(ErrorCode.STORE_CORRUPTED, "blob [" + digest + "] cannot be read", e);
        }
        leases.merge(digest, 1, Integer::sum);
        return new FakeBlobLease(this, path(digest), blob);
    }

    synchronized void release(Digest digest) {
        leases.merge(digest, -1, Integer::sum);
    }

    @Override
    public synchronized ModelRecord record(ModelName name) {
        return records.getOrDefault(name, ModelRecord.empty(name));
    }

    @Override
    public synchronized List<ModelRecord> records() {
        return List.copyOf(records.values());
    }

    @Override
    public synchronized void save(ModelRecord record) throws StoreException {
        failIfTold();
        Set<String> own = new HashSet<>();
        for (String fileName : record.fileNames()) {
            try {
                LocalFileName.of(fileName);
            } catch (IllegalArgumentException e) {
                throw new StoreException(ErrorCode.STORE_IO, "model [" + record.name() + "]: " + e.getMessage(), e);
            }
            if (!own.add(folded(fileName))) {
                throw new StoreException(
                        ErrorCode.STORE_IO, "file name [" + fileName + "] stands twice in [" + record.name() + "]");
            }
        }
        for (ModelRecord other : records.values()) {
            if (!other.name().equals(record.name())) {
                for (String taken : other.fileNames()) {
                    if (own.contains(folded(taken))) {
                        throw new StoreException(
                                ErrorCode.STORE_IO,
                                "file name [" + taken + "] is used by model [" + other.name() + "]");
                    }
                }
            }
        }
        records.put(record.name(), record);
    }

    private static String folded(String fileName) {
        return fileName.toLowerCase(Locale.ROOT);
    }

    @Override
    public synchronized void remove(ModelName name) throws StoreException {
        failIfTold();
        records.remove(name);
    }

    @Override
    public synchronized Optional<String> document(String name) {
        return Optional.ofNullable(documents.get(checked(name)));
    }

    @Override
    public synchronized void saveDocument(String name, String content) throws StoreException {
        checked(name);
        failIfTold();
        documents.put(name, content);
    }

    private static String checked(String document) {
        if (!DOCUMENT.matcher(document).matches()) {
            throw new IllegalArgumentException("document name [" + document + "] must be 1 to 32 of a-z and -");
        }
        return document;
    }

    @Override
    public synchronized long collect(Set<Digest> spared) throws StoreException {
        failIfTold();
        Set<Digest> kept = new HashSet<>();
        spared.forEach(digest -> kept.add(aliases.getOrDefault(digest, digest)));
        records.values().forEach(record -> record.allVersions()
                .forEach(version -> version.artifacts().forEach(artifact -> kept.add(artifact.digest()))));
        partials.clear();
        leases.forEach((digest, count) -> {
            if (count > 0) {
                kept.add(digest);
            }
        });
        long freed = 0;
        for (StoredBlob blob : List.copyOf(blobs.values())) {
            if (!kept.contains(blob.digest())) {
                try {
                    Files.deleteIfExists(path(blob.digest()));
                } catch (IOException e) {
                    throw new StoreException(ErrorCode.STORE_IO, "blob [" + blob.digest() + "] cannot be deleted", e);
                }
                blobs.remove(blob.digest());
                freed += blob.size();
            }
        }
        return freed;
    }

    @Override
    public synchronized StoreStatus status() {
        long used = blobs.values().stream().mapToLong(StoredBlob::size).sum();
        return new StoreStatus(directory, used, 0, freeBytes, 0, List.of());
    }

    private Path path(Digest sha256) {
        return directory.resolve(sha256.hex());
    }

    private void failIfTold() throws StoreException {
        ErrorCode code = nextFailure;
        if (code != null) {
            nextFailure = null;
            throw new StoreException(code, "the store was told to fail with [" + code + "]");
        }
    }
}
