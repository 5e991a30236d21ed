package dev.modelwire.testkit.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Behaviours in their order. */
final class Script {

    static final Script NOTHING = new Script(Behaviours.status(404), List.of());

    private final Deque<Behaviour> left = new ArrayDeque<>();

    Script(Behaviour first, List<Behaviour> next) {
        left.add(first);
        left.addAll(next);
    }

    synchronized Behaviour next() {
        return left.size() > 1 ? left.remove() : left.element();
    }
}
