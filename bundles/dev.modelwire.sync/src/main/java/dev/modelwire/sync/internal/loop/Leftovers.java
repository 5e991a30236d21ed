package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that no model names any more. After a start there may be some of a process that died. For the loop's thread. */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    private final ModelStore store;
    private final Time time;
    private final Journal journal;
    private boolean some = true;
    private Duration notBefore = Duration.ZERO;

    Leftovers(ModelStore store, Time time, Journal journal) {
        this.store = store;
        this.time = time;
        this.journal = journal;
    }

    void arise() {
        some = true;
    }

    /** Removes them if there may be some; what the disk refuses is tried again later. */
    void remove() {
        if (!some || notBefore.compareTo(time.elapsed()) > 0) {
            return;
        }
        try {
            long freed = store.collect();
            some = false;
            LOG.debug("{} bytes of files that no model names were removed", freed);
        } catch (StoreException e) {
            notBefore = time.elapsed().plus(AGAIN_AFTER);
            journal.warn(null, "old files could not be removed (" + e.code() + "): " + e.getMessage());
        }
    }
}
