package dev.modelwire.api.store;

import dev.modelwire.api.model.Digest;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** The right to read a stored file, whose digest was verified when the lease was given. It is not removed before close. */
@ProviderType
public interface BlobLease extends AutoCloseable {

    /** Returns where the file lies; read-only, and only until {@link #close()}. */
    Path path();

    /** Returns the file's SHA-256. */
    Digest digest();

    /** Returns the file's length in bytes. */
    long size();

    @Override
    void close();
}
