package dev.modelwire.inference.internal.scan.onnx;

import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is known of the whole model while its graphs are gone through. */
final class Context {

    private static final int MOST_NODES = 500_000;
    private static final Set<String> DOMAINS = Set.of("", "ai.onnx.ml", "com.microsoft");

    final Map<String, Long> versions = new HashMap<>();
    final Map<String, Set<String>> functions = new HashMap<>();
    final Set<String> operators = new TreeSet<>();
    private String inside = "";
    private int nodes;
    long weightBytes;
    long otherBytes;

    static String domain(String name) {
        return name.equals("ai.onnx") ? "" : name;
    }

    static String function(String domain, String name, String overload) {
        return domain(domain) + "::" + name + (overload.isEmpty() ? "" : "::" + overload);
    }

    /** Says whose nodes follow: those of a function, or with an empty name those of the graph. */
    void enter(String function) {
        inside = function;
    }

    void node(String domain, String name, String overload) {
        if (++nodes > MOST_NODES) {
            throw ScanRefusal.damaged("the model has more than [" + MOST_NODES + "] nodes");
        }
        String key = function(domain, name, overload);
        if (functions.containsKey(key)) {
            functions.computeIfAbsent(inside, none -> new HashSet<>()).add(key);
            return;
        }
        String own = domain(domain);
        if (!DOMAINS.contains(own)) {
            throw ScanRefusal.unsupported(
                    "the model uses operator [" + name + "] of domain [" + own + "]: only " + DOMAINS + " are run");
        }
        if (!versions.containsKey(own)) {
            throw ScanRefusal.damaged(
                    "the model uses operator [" + name + "] of domain [" + own + "] and imports none");
        }
        if (own.isEmpty() && !OnnxOperators.known(name)) {
            throw ScanRefusal.unsupported("the model uses operator [" + name + "], which is not known");
        }
        operators.add(own.isEmpty() ? name : own + "." + name);
    }

    void requireNoRecursion() {
        Set<String> sound = new HashSet<>();
        for (String function : functions.keySet()) {
            follow(function, new HashSet<>(), sound);
        }
    }

    private void follow(String function, Set<String> above, Set<String> sound) {
        if (sound.contains(function)) {
            return;
        }
        if (!above.add(function) || above.size() > 100) {
            throw ScanRefusal.damaged("function [" + function + "] runs itself, or more than 100 one in the other");
        }
        for (String next : functions.getOrDefault(function, Set.of())) {
            follow(next, above, sound);
        }
        above.remove(function);
        sound.add(function);
    }
}
