package dev.modelwire.inference.internal;

import dev.modelwire.engine.api.Engine;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** The engines that are installed now, the preferred one first. Safe for use by several threads. */
public final class EngineRegistry {

    private final CopyOnWriteArrayList<Entry> entries = new CopyOnWriteArrayList<>();

    private record Entry(Engine engine, int ranking) {}

    /** Adds an engine; of two for one format the one with the higher ranking is tried first. */
    public synchronized void add(Engine engine, int ranking) {
        entries.add(new Entry(engine, ranking));
        entries.sort(Comparator.comparingInt(Entry::ranking).reversed());
    }

    public synchronized void remove(Engine engine) {
        entries.removeIf(entry -> same(entry.engine(), engine));
    }

    public boolean contains(Engine engine) {
        return entries.stream().anyMatch(entry -> same(entry.engine(), engine));
    }

    public List<Engine> supporting(String format) {
        return entries.stream()
                .map(Entry::engine)
                .filter(engine -> engine.formats().contains(format))
                .toList();
    }

    /** Returns every format that an engine opens. */
    public List<String> formats() {
        TreeSet<String> formats = new TreeSet<>();
        entries.forEach(entry -> formats.addAll(entry.engine().formats()));
        return List.copyOf(formats);
    }

    @SuppressWarnings("ReferenceEquality") // a service is itself and no other
    private static boolean same(Engine one, Engine other) {
        return one == other;
    }
}
