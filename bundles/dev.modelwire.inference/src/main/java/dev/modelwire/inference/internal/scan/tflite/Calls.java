package dev.modelwire.inference.internal.scan.tflite;

import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which graph runs which other. */
final class Calls {

    private final List<Graph> graphs;
    private final List<Set<Integer>> called = new ArrayList<>();
    private final Set<Integer> sound = new HashSet<>();

    Calls(List<Graph> graphs) {
        this.graphs = graphs;
        graphs.forEach(graph -> called.add(new HashSet<>()));
    }

    Graph add(int from, int to) {
        if (to <= 0 || to >= graphs.size()) {
            throw ScanRefusal.damaged(
                    "graph [" + from + "] runs graph [" + to + "]: it must be 1 to " + (graphs.size() - 1));
        }
        called.get(from).add(to);
        return graphs.get(to);
    }

    void requireNoCycle() {
        for (int i = 0; i < graphs.size(); i++) {
            follow(i, new HashSet<>());
        }
    }

    private void follow(int graph, Set<Integer> above) {
        if (sound.contains(graph)) {
            return;
        }
        if (!above.add(graph)) {
            throw ScanRefusal.damaged("graph [" + graph + "] runs itself");
        }
        for (int next : called.get(graph)) {
            follow(next, above);
        }
        above.remove(graph);
        sound.add(graph);
    }
}
