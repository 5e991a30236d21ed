package dev.modelwire.inference.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to know of changes. One that fails keeps no other from being told. */
final class ChangeListeners {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeListeners.class);

    private final Map<Object, Runnable> listeners = new ConcurrentHashMap<>();

    /** Adds a listener; closing what is returned removes it. */
    AutoCloseable add(Runnable listener) {
        Object key = new Object();
        listeners.put(key, listener);
        return () -> listeners.remove(key);
    }

    void clear() {
        listeners.clear();
    }

    void fire() {
        for (Runnable listener : listeners.values()) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("a listener failed when it was told of a change", e);
            }
        }
    }
}
