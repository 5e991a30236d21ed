package dev.modelwire.api.store;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The models of this gateway on its disk. What a method has returned from survives a power cut.
 *
 * <p>Safe for use by several threads. Methods do file I/O: never call them on a thread of the host.
 */
@ProviderType
public interface ModelStore {

    /** Returns the stored file with this digest, if there is one. An MD5 finds what was once stored under it. */
    Optional<StoredBlob> find(Digest digest);

    /**
     * Begins to store a file. If it does not fit, files that nobody names and then retired versions, oldest first, make
     * room for it; if that is not enough it is refused before its first byte.
     *
     * @param expected the digest that it must have
     * @param size its length in bytes, or -1 if it is not known
     * @param limit the largest length that is taken, in bytes
     * @throws StoreException {@code TRANSFER_TOO_LARGE} if the size is above the limit, {@code STORE_FULL} if there is no
     *     room for it, {@code STORE_IO} if the disk refuses
     */
    BlobWriter write(Digest expected, long size, long limit) throws StoreException;

    /** Returns the beginning of a file that an interrupted transfer left, if there is one. */
    Optional<PartialBlob> partial(Digest expected);

    /**
     * Goes on with the beginning of a file: {@link BlobWriter#written()} says where. It is resumable still.
     *
     * @param partial what {@link #partial} returned
     * @param size as in {@link #write}
     * @param limit as in {@link #write}
     * @throws StoreException as in {@link #write}; {@code STORE_CORRUPTED} if the beginning is gone or longer than the
     *     file may be: begin a new one
     */
    BlobWriter resume(PartialBlob partial, long size, long limit) throws StoreException;

    /**
     * Verifies a stored file's digest and lends it.
     *
     * @param digest its SHA-256
     * @throws StoreException {@code STORE_CORRUPTED} if it is missing or is not what was stored; such a file is put
     *     into quarantine, so that {@link #find} no longer returns it
     */
    BlobLease open(Digest digest) throws StoreException;

    /** Returns what is remembered of a model; an empty record if nothing is. */
    ModelRecord record(ModelName name);

    /** Returns the records of all models of which something is remembered, by name. */
    List<ModelRecord> records();

    /**
     * Replaces the record of a model atomically, and then its local file names. Retired versions beyond the number that
     * the settings allow are forgotten, so that {@link #record} may return fewer of them than were given.
     *
     * @throws StoreException {@code STORE_IO} or {@code STORE_FULL} if the disk refuses; the record before is kept
     */
    void save(ModelRecord record) throws StoreException;

    /**
     * Forgets a model. Its files go with the next {@link #collect()}.
     *
     * @throws StoreException if the disk refuses
     */
    void remove(ModelName name) throws StoreException;

    /** Returns a small document of this name that was saved before, such as the reported state. */
    Optional<String> document(String name);

    /**
     * Replaces a small document atomically.
     *
     * @param name 1 to 32 of a-z and -
     * @throws StoreException if the disk refuses; the document before is kept
     */
    void saveDocument(String name, String content) throws StoreException;

    /**
     * Removes files that no record names and nobody has leased or writes, interrupted transfers and what is in
     * quarantine.
     *
     * @param spared digests of files that stay even so, because the rest of their version is on its way
     * @return the number of bytes that were freed
     * @throws StoreException if the disk refuses
     */
    long collect(Set<Digest> spared) throws StoreException;

    /** As {@link #collect(Set)} with nothing spared. */
    default long collect() throws StoreException {
        return collect(Set.of());
    }

    /** Returns how the store stands. */
    StoreStatus status();
}
