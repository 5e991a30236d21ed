package dev.modelwire.evaluation.internal.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What is asked for and put in is compared with a plain map after each step. */
class ByTargetTest {

    private final ByTarget<Integer> things = new ByTarget<>();
    private final TreeMap<Long, List<Integer>> plain = new TreeMap<>();
    private int next;

    @Property(tries = 300)
    void eachStep_isThatOfAPlainMap(@ForAll @Size(max = 60) List<@IntRange(max = 99) Integer> steps) {
        for (int step : steps) {
            take(step / 10, step % 10);

            assertEquals(plain, all());
            assertEquals(plain.size(), things.targets());
            assertEquals(plain.values().stream().mapToInt(List::size).sum(), things.size());
            assertEquals(plain.values().stream().flatMap(List::stream).toList(), things.list());
        }
    }

    private void take(int what, long target) {
        switch (what) {
            case 0 -> assertEquals(plain.containsKey(target) ? plain.remove(target) : List.of(), things.remove(target));
            case 1 -> {
                int before = size();
                plain.headMap(target).clear();
                assertEquals(before - size(), things.removeBefore(target));
            }
            case 2 -> {
                if (!plain.isEmpty()) {
                    assertEquals(plain.pollFirstEntry().getValue().size(), things.removeFirst());
                }
            }
            case 3 -> {
                plain.values().forEach(list -> list.removeIf(thing -> thing % 2 == target % 2));
                plain.values().removeIf(List::isEmpty);
                things.removeIf(thing -> thing % 2 == target % 2);
            }
            default -> {
                things.add(target, next);
                plain.computeIfAbsent(target, key -> new ArrayList<>()).add(next++);
            }
        }
    }

    private int size() {
        return plain.values().stream().mapToInt(List::size).sum();
    }

    private Map<Long, List<Integer>> all() {
        Map<Long, List<Integer>> all = new TreeMap<>();
        for (long target = -1; target <= 10; target++) {
            if (!things.at(target).isEmpty()) {
                all.put(target, things.at(target));
            }
        }
        return all;
    }
}
