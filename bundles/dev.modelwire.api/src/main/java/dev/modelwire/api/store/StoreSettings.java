package dev.modelwire.api.store;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where the host lets the store keep its files. The host registers one as a service; changing it restarts the store. */
@ProviderType
public interface StoreSettings {

    /** Returns the store's own directory. */
    Path directory();

    /** Returns the free space in bytes that must remain on the disk, 0 or more. */
    long minimumFreeBytes();

    /** Returns how many bytes the store's files may take together; 0 if only the disk bounds them. */
    long quotaBytes();

    /**
     * Returns how many versions of a model are kept, 1 or more. The active version, the one before it and a candidate are
     * kept even if they are more.
     */
    int versionsKept();

    /** Returns, in a sentence, what of the host's configuration is not in force and why. */
    Optional<String> problem();
}
