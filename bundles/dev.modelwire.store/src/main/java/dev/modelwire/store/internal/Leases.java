package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import java.util.HashMap;
import java.util.Map;

/** How often each blob is lent. */
final class Leases {

    private final Map<Digest, Integer> counts = new HashMap<>();

    synchronized int lend(Digest digest) {
        return counts.merge(digest, 1, Integer::sum);
    }

    synchronized void giveBack(Digest digest) {
        counts.computeIfPresent(digest, (key, count) -> count == 1 ? null : count - 1);
    }

    synchronized boolean isLent(Digest digest) {
        return counts.containsKey(digest);
    }
}
