package dev.modelwire.store.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the store found wrong and worked around; the latest ones, and each in the log. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(FileModelStore.class);
    private static final int KEPT = 100;

    private final Deque<String> latest = new ArrayDeque<>();

    synchronized void report(String problem, Exception cause) {
        LOG.warn("{}: {}", problem, cause.toString());
        add(problem + ": " + cause.getMessage());
    }

    synchronized void report(String problem) {
        LOG.warn("{}", problem);
        add(problem);
    }

    private void add(String problem) {
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(problem);
    }

    synchronized List<String> latest() {
        return List.copyOf(latest);
    }
}
