package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.Output;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives names to properties of outputs: no two get one name, whatever their labels are. */
final class OutputNames {

    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

    private final String prefix;
    private final Set<String> taken = new LinkedHashSet<>();

    OutputNames(String prefix) {
        this.prefix = prefix;
    }

    static String safe(String text) {
        return UNSAFE.matcher(text).replaceAll("_");
    }

    /** Returns what was taken, in that order. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    /** Takes the prefix with this name, and a number behind it if that is taken already. */
    void take(String name) {
        String candidate = prefix + name;
        for (int n = 2; !taken.add(candidate); n++) {
            candidate = prefix + name + "_" + n;
        }
    }

    /** Gives each element a name by its label or index. */
    void takeElements(Output output) {
        String name = safe(output.name());
        List<String> labels = output.labels();
        for (int i = 0; i < output.size(); i++) {
            take(name + "_" + (labels.isEmpty() ? Integer.toString(i) : safe(labels.get(i))));
        }
    }
}
