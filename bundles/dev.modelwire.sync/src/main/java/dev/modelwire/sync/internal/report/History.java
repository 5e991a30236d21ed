package dev.modelwire.sync.internal.report;

import dev.modelwire.api.model.ModelName;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is reported of the past, and outlives a restart. For one thread. */
public final class History {

    static final int MOST_EVENTS = 50;

    private final Deque<Event> events = new ArrayDeque<>();
    private final Map<ModelName, Instant> updates = new TreeMap<>();
    private @Nullable Instant lastUpdate;

    public void event(Event event) {
        if (events.size() == MOST_EVENTS) {
            events.removeFirst();
        }
        events.addLast(event);
    }

    /** Remembers that a model was really activated then. */
    public void updated(ModelName model, Instant at) {
        updates.put(model, at);
        lastUpdate = at;
    }

    void restore(@Nullable Instant last, Map<ModelName, Instant> models) {
        lastUpdate = last;
        updates.putAll(models);
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public @Nullable Instant lastUpdate() {
        return lastUpdate;
    }

    public @Nullable Instant lastUpdate(ModelName model) {
        return updates.get(model);
    }
}
