package dev.modelwire.kura.internal;

import java.nio.file.Path;

/** How the store is configured, read once from the host's configuration. */
record StoreOptions(Path directory, long minimumFreeBytes, long quotaBytes, int versionsKept) {

    private static final long MIB = 1024L * 1024;
    private static final int MOST_MIB = 1_048_576;
    private static final int MOST_VERSIONS = 100;

    /** Reads every attribute once; fails with the key, the value and what is allowed. */
    static StoreOptions from(StoreConfig config, Path dataDirectory) {
        String directory = Attributes.text("directory", config::directory).strip();
        long free = Attributes.whole("minimum.free.mib", config::minimum_free_mib, 0, MOST_MIB) * MIB;
        long quota = Attributes.whole("quota.mib", config::quota_mib, 0, MOST_MIB) * MIB;
        int versions = Attributes.whole("versions.kept", config::versions_kept, 1, MOST_VERSIONS);
        return new StoreOptions(
                directory.isEmpty()
                        ? dataDirectory.resolve("modelwire").toAbsolutePath()
                        : Attributes.absolute("directory", directory),
                free,
                quota,
                versions);
    }
}
