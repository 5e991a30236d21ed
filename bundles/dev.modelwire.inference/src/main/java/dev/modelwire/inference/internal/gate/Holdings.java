package dev.modelwire.inference.internal.gate;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be closed, the last first; one that fails keeps no other from being closed. */
final class Holdings {

    private static final Logger LOG = LoggerFactory.getLogger(Holdings.class);

    private final Deque<AutoCloseable> held = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T keep(T resource) {
        held.push(resource);
        return resource;
    }

    @SuppressWarnings("Interruption") // passed on
    synchronized void close() {
        while (!held.isEmpty()) {
            AutoCloseable resource = held.pop();
            try {
                resource.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.error("[{}] could not be closed; what it holds stays held", resource, e);
            }
        }
    }
}
