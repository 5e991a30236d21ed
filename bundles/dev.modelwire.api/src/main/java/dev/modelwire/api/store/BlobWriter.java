package dev.modelwire.api.store;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A file on its way into the store. The bytes go through the digest as they are written; nobody sees the file before
 * {@link #commit()} has found that it is the one that was asked for. For one thread.
 */
@ProviderType
public interface BlobWriter extends AutoCloseable {

    /**
     * Appends the buffer's remaining bytes.
     *
     * @throws StoreException {@code TRANSFER_TOO_LARGE} past the declared size or the limit, {@code STORE_FULL} or
     *     {@code STORE_IO} if the disk refuses
     */
    void write(ByteBuffer bytes) throws StoreException;

    /** Returns how many bytes have been written. */
    long written();

    /**
     * From now on what is written outlives {@link #close()} and the process, so that {@link ModelStore#resume} can go on
     * with it: until it is committed or refused, another writer of this digest begins, or the store needs the room.
     *
     * @param validator what the server calls this content, such as its strong ETag: 1 to 256 printable ASCII characters
     * @throws StoreException if the disk refuses
     */
    void resumable(String validator) throws StoreException;

    /**
     * Makes the file durable under its digest.
     *
     * @return what is stored now
     * @throws StoreException {@code SIZE_MISMATCH} or {@code DIGEST_MISMATCH} if it is another file
     */
    StoredBlob commit() throws StoreException;

    /** Leaves nothing behind unless {@link #commit()} returned, or {@link #resumable} did and no byte was refused. */
    @Override
    void close();
}
