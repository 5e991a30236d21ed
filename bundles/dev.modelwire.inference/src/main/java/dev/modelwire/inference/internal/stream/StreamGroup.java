package dev.modelwire.inference.internal.stream;

import dev.modelwire.features.internal.FeatureStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One stream of records and its windows: one for each loaded version with a pipeline. A record enters all of them, whichever
 * version it is scored by, so that none of them ever lacks one. All but {@link #lock()} is for who holds the lock.
 */
final class StreamGroup {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Part> parts = new ArrayList<>();

    private record Part(Member member, FeatureStream stream) {}

    ReentrantLock lock() {
        return lock;
    }

    void add(Member member, FeatureStream stream) {
        parts.add(new Part(member, stream));
    }

    void remove(Member member) {
        parts.removeIf(part -> part.member() == member);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Returns the window of the version that came last; null if there is none. */
    @Nullable
    FeatureStream newest() {
        return parts.isEmpty() ? null : parts.get(parts.size() - 1).stream();
    }

    /** Returns the window of a version; null if it takes no part any more. */
    @Nullable
    FeatureStream of(Member member) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).member() == member) {
                return parts.get(i).stream();
            }
        }
        return null;
    }

    /** Gives the record to the windows of the other versions. */
    void offerToOthers(Member member, Map<String, ?> record) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).member() != member) {
                parts.get(i).stream().offer(record);
            }
        }
    }
}
