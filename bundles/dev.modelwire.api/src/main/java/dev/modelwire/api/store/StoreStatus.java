package dev.modelwire.api.store;

import java.nio.file.Path;
import java.util.List;

/**
 * How a store stands.
 *
 * @param directory where it lies
 * @param usedBytes what its files take, each counted once
 * @param quotaBytes what they may take; 0 if there is no bound
 * @param freeBytes what is free on the disk; -1 if that cannot be told
 * @param minimumFreeBytes what must stay free
 * @param problems what was found wrong and worked around, and which setting is not in force and why; oldest first
 */
public record StoreStatus(
        Path directory, long usedBytes, long quotaBytes, long freeBytes, long minimumFreeBytes, List<String> problems) {

    public StoreStatus {
        problems = List.copyOf(problems);
    }
}
