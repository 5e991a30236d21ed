package dev.modelwire.api.store;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Where the host lets the store keep its files. The host registers one as a service; changing it restarts the store. */
@ProviderType
public interface StoreSettings {

    /** Returns the store's own directory. */
    Path directory();

    /** Returns the free space in bytes that must remain on the disk. */
    long minimumFreeBytes();
}
