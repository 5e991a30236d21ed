package dev.modelwire.gateway.internal.configuration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.kura.configuration.metatype.OCD;
import org.jspecify.annotations.Nullable;

/** The definitions that the running bundles brought; they are forgotten when their bundle is uninstalled. */
final class OcdRegistry {

    private record Entry(long bundleId, MetatypeDocument document) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    void put(long bundleId, List<MetatypeDocument> documents) {
        documents.forEach(document -> entries.put(document.pid(), new Entry(bundleId, document)));
    }

    void forget(long bundleId) {
        entries.values().removeIf(entry -> entry.bundleId() == bundleId);
    }

    /** The definition of a component by its own pid, or by the pid of its factory. */
    @Nullable
    OCD find(@Nullable String pid, boolean factory) {
        var entry = pid == null ? null : entries.get(pid);
        return entry == null || entry.document().factory() != factory
                ? null
                : entry.document().definition();
    }

    Set<String> pids(boolean factory) {
        var pids = new TreeSet<String>();
        for (var entry : entries.values()) {
            if (entry.document().factory() == factory) {
                pids.add(entry.document().pid());
            }
        }
        return pids;
    }
}
