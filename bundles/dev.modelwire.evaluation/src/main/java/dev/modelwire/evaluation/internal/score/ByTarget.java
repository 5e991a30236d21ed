package dev.modelwire.evaluation.internal.score;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Things by the time that was forecast. */
final class ByTarget<T> {

    private final TreeMap<Long, List<T>> all = new TreeMap<>();
    private int size;
    /** Those of the target that was asked for last, which mostly is asked for again. */
    private @Nullable List<T> last;

    private long lastTarget;

    void add(long target, T thing) {
        if (last == null || lastTarget != target) {
            lastTarget = target;
            last = all.computeIfAbsent(target, time -> new ArrayList<>(4));
        }
        last.add(thing);
        size++;
    }

    int size() {
        return size;
    }

    int targets() {
        return all.size();
    }

    List<T> at(long target) {
        if (all.isEmpty() || target > all.lastKey()) {
            return List.of();
        }
        if (last == null || lastTarget != target) {
            lastTarget = target;
            last = all.get(target);
        }
        return last == null ? List.of() : last;
    }

    List<T> remove(long target) {
        last = null;
        List<T> removed = all.remove(target);
        size -= removed == null ? 0 : removed.size();
        return removed == null ? List.of() : removed;
    }

    /** Removes those of targets before that; returns how many they were. */
    int removeBefore(long target) {
        int removed = 0;
        while (!all.isEmpty() && all.firstKey() < target) {
            removed += removeFirst();
        }
        return removed;
    }

    /** Removes those of the earliest target; returns how many they were. */
    int removeFirst() {
        last = null;
        int removed = all.pollFirstEntry().getValue().size();
        size -= removed;
        return removed;
    }

    void removeIf(Predicate<T> condition) {
        last = null;
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
