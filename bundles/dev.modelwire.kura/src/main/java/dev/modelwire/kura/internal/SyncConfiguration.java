package dev.modelwire.kura.internal;

import dev.modelwire.api.desired.ModelSyncService;
import dev.modelwire.api.desired.SyncOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each configuration to the sync service once, however often the host repeats it. */
final class SyncConfiguration {

    private static final Logger LOGGER = LoggerFactory.getLogger(SyncConfiguration.class);

    private final ModelSyncService service;
    private final SyncOptionsReader reader;
    private Optional<Reading> last = Optional.empty();

    private record Reading(@Nullable SyncOptions options, String problem) {}

    SyncConfiguration(ModelSyncService service, SyncOptionsReader reader) {
        this.service = service;
        this.reader = reader;
    }

    synchronized void apply(SyncConfig config) {
        Optional<Reading> now = Optional.of(read(config));
        if (now.equals(last)) {
            return;
        }
        last = now;
        SyncOptions options = now.get().options();
        if (options == null) {
            LOGGER.warn(
                    "The configuration of model sync is refused: {}", now.get().problem());
            service.refuse(now.get().problem());
        } else {
            service.configure(options);
        }
    }

    private Reading read(SyncConfig config) {
        try {
            return new Reading(reader.read(config), "");
        } catch (IllegalArgumentException e) {
            return new Reading(null, String.valueOf(e.getMessage()));
        }
    }
}
