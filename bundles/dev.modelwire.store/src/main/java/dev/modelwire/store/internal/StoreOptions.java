package dev.modelwire.store.internal;

import dev.modelwire.api.store.StoreSettings;

/**
 * The bounds of a store.
 *
 * @param minimumFreeBytes what must stay free on the disk
 * @param quotaBytes what the store's files may take; 0 if only the disk bounds them
 * @param versionsKept versions of a model, 1 or more
 */
record StoreOptions(long minimumFreeBytes, long quotaBytes, int versionsKept) {

    /** As much as the disk holds. */
    static final StoreOptions UNBOUNDED = new StoreOptions(0, 0, Integer.MAX_VALUE);

    StoreOptions {
        if (minimumFreeBytes < 0 || quotaBytes < 0 || versionsKept < 1) {
            throw new IllegalArgumentException("minimum free space [" + minimumFreeBytes + "] and quota [" + quotaBytes
                    + "] must be 0 bytes or more, versions kept [" + versionsKept + "] 1 or more");
        }
    }

    static StoreOptions of(StoreSettings settings) {
        return new StoreOptions(settings.minimumFreeBytes(), settings.quotaBytes(), settings.versionsKept());
    }
}
