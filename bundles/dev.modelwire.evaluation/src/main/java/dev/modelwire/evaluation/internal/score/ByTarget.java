package dev.modelwire.evaluation.internal.score;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Things by the time that was forecast. */
final class ByTarget<T> {

    private final TreeMap<Long, List<T>> all = new TreeMap<>();
    private int size;

    void add(long target, T thing) {
        all.computeIfAbsent(target, time -> new ArrayList<>(4)).add(thing);
        size++;
    }

    int size() {
        return size;
    }

    int targets() {
        return all.size();
    }

    List<T> at(long target) {
        return all.getOrDefault(target, List.of());
    }

    List<T> remove(long target) {
        List<T> removed = all.remove(target);
        size -= removed == null ? 0 : removed.size();
        return removed == null ? List.of() : removed;
    }

    /** Removes those of targets before that; returns how many they were. */
    int removeBefore(long target) {
        Map<Long, List<T>> head = all.headMap(target);
        int removed = head.values().stream().mapToInt(List::size).sum();
        head.clear();
        size -= removed;
        return removed;
    }

    /** Removes those of the earliest target; returns how many they were. */
    int removeFirst() {
        int removed = all.pollFirstEntry().getValue().size();
        size -= removed;
        return removed;
    }

    void removeIf(Predicate<T> condition) {
        for (Iterator<List<T>> each = all.values().iterator(); each.hasNext(); ) {
            List<T> things = each.next();
            int before = things.size();
            things.removeIf(condition);
            size -= before - things.size();
            if (things.isEmpty()) {
                each.remove();
            }
        }
    }

    List<T> list() {
        List<T> list = new ArrayList<>(size);
        all.values().forEach(list::addAll);
        return list;
    }

    void forEach(Consumer<T> consumer) {
        all.values().forEach(things -> things.forEach(consumer));
    }

    void forEachTarget(Consumer<List<T>> consumer) {
        all.values().forEach(consumer);
    }
}
