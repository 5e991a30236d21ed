package dev.modelwire.inference.internal.scan.onnx;

import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that have a value in a graph, and behind them those of the graph around it. */
final class Names {

    private final @Nullable Names around;
    private final Set<String> own = new HashSet<>();
    private final Map<String, Long> constants = new HashMap<>();

    Names(@Nullable Names around) {
        this.around = around;
    }

    boolean has(String name) {
        for (Names scope = this; scope != null; scope = scope.around) {
            if (scope.own.contains(name)) {
                return true;
            }
        }
        return false;
    }

    void add(String name) {
        if (!own.add(name)) {
            throw ScanRefusal.damaged("[" + name + "] is written twice: every name must have one origin");
        }
    }

    /** Adds a constant of so many elements. */
    void addConstant(String name, long elements) {
        add(name);
        constants.put(name, elements);
    }

    /** Returns how many elements a constant has, -1 if it is none. */
    long elementsOfConstant(String name) {
        for (Names scope = this; scope != null; scope = scope.around) {
            if (scope.own.contains(name)) {
                return scope.constants.getOrDefault(name, -1L);
            }
        }
        return -1;
    }

    void require(String name, String reader) {
        if (!has(name)) {
            throw ScanRefusal.damaged(reader + " reads [" + name + "], which nothing has written before");
        }
    }
}
