package dev.modelwire.wire.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;

/** The input properties that a result repeats. */
record Passthrough(boolean all, List<String> names) {

    Passthrough {
        names = List.copyOf(names);
    }

    /** Reads a comma-separated list of names, of which {@code *} stands for all. */
    static Passthrough of(String list) {
        var names = Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return names.contains("*") ? new Passthrough(true, List.of()) : new Passthrough(false, names);
    }

    boolean isNone() {
        return !all && names.isEmpty();
    }

    void copy(InputRecord from, Map<String, TypedValue<?>> to) {
        if (all) {
            from.copyAll(to);
            return;
        }
        for (int i = 0; i < names.size(); i++) {
            from.copy(names.get(i), to);
        }
    }
}
