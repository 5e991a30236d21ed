package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.PartialBlob;
import dev.modelwire.api.store.StoreStatus;
import dev.modelwire.sync.internal.reconcile.Action;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What there was no room for in the store, and how much room there was. When enough has been freed nobody waits for the
 * end of a back-off: the store is asked before the network is.
 */
final class Shortages {

    /** How often room is looked for while some is wanted. */
    static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    /** Room that came and is no mere trembling of other people's files; with what may go from the store it may do. */
    static final long NOTABLE = 1L << 20;

    /** What the documents of the store take at the most, about. */
    private static final long DOCUMENTS = 64 * 1024;

    private final ModelStore store;
    private final Map<Action, Shortage> known = new HashMap<>();

    private record Shortage(long wanted, long room) {

        boolean mayBeOver(long now) {
            return (room < wanted && now >= wanted) || now - room >= Math.min(NOTABLE, wanted);
        }
    }

    Shortages(ModelStore store) {
        this.store = store;
    }

    /** Remembers that there is no room for what this action writes. A file of unknown size is left to its back-off. */
    void note(Action action) {
        Optional<Long> wanted = wanted(action);
        long room = room(store.status());
        wanted.ifPresentOrElse(bytes -> known.put(action, new Shortage(bytes, room)), () -> known.remove(action));
    }

    private Optional<Long> wanted(Action action) {
        if (!(action instanceof Action.Download download)) {
            return Optional.of(DOCUMENTS);
        }
        long size = download.artifact().size();
        if (size < 0) {
            return Optional.empty();
        }
        long there = store.partial(download.artifact().digest())
                .map(PartialBlob::written)
                .orElse(0L);
        return Optional.of(Math.max(1, size - there));
    }

    /** Forgets all but these actions; returns those for which there may be room by now, once. */
    Set<Action> over(Set<Action> failed) {
        known.keySet().retainAll(failed);
        if (known.isEmpty()) {
            return Set.of();
        }
        long room = room(store.status());
        Set<Action> over = new HashSet<>();
        known.forEach((action, shortage) -> {
            if (shortage.mayBeOver(room)) {
                over.add(action);
            }
        });
        known.keySet().removeAll(over);
        return over;
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    /** Returns how much the store could take if nothing of it had to go. */
    static long room(StoreStatus status) {
        long onDisk = status.freeBytes() - status.minimumFreeBytes();
        return status.quotaBytes() == 0 ? onDisk : Math.min(onDisk, status.quotaBytes() - status.usedBytes());
    }
}
