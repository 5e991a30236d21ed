package dev.modelwire.inference.internal.contract;

import dev.modelwire.api.inference.ContractChange;
import dev.modelwire.inference.internal.manifest.OutputSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what two versions of a model ask for and answer. Records and answers go by name, so no order matters to them. */
public final class Comparison {

    private final List<String> breaking = new ArrayList<>();
    private final List<String> harmless = new ArrayList<>();

    private Comparison() {}

    /** Returns what the change from one version to the other means for whatever is wired to the model. */
    public static ContractChange between(Terms before, Terms after) {
        Comparison comparison = new Comparison();
        comparison.inputs(Property.of(before), Property.of(after));
        comparison.outputs(outputs(before), outputs(after));
        return comparison.result();
    }

    private ContractChange result() {
        List<String> all = new ArrayList<>(breaking);
        all.addAll(harmless);
        List<String> told = new ArrayList<>(all.subList(0, Math.min(all.size(), ContractChange.MOST)));
        if (told.size() < all.size()) {
            told.add("and [" + (all.size() - told.size()) + "] more");
        }
        return new ContractChange(
                breaking.isEmpty() ? ContractChange.Kind.COMPATIBLE : ContractChange.Kind.NEW_WIRING, told);
    }

    private void inputs(Map<String, Property> before, Map<String, Property> after) {
        after.forEach((name, property) -> {
            Property known = before.get(name);
            if (known == null) {
                breaking.add("each record must have [" + name + "] now");
            } else {
                property(name, known, property);
            }
        });
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> harmless.add("[" + name + "] is asked for no more"));
        if (areReordered(before.keySet(), after.keySet())) {
            harmless.add("inputs or features are in another order");
        }
    }

    private void property(String name, Property before, Property after) {
        if (before.elements() != after.elements()) {
            breaking.add("[" + name + "] must have [" + after.elements() + "] elements instead of [" + before.elements()
                    + "]");
        } else if (before.type() != after.type()) {
            boolean fits = after.isNumber() && after.takesAllOf(before);
            (fits ? harmless : breaking)
                    .add("[" + name + "] is taken as " + after.type() + " instead of " + before.type());
        } else if (!before.shape().equals(after.shape())) {
            harmless.add("[" + name + "] has shape " + after.shape() + " instead of " + before.shape());
        }
        unit(name, before.unit(), after.unit());
    }

    private void unit(String name, String before, String after) {
        if (!before.equals(after)) {
            boolean known = !before.isEmpty() && !after.isEmpty();
            (known ? breaking : harmless)
                    .add("[" + name + "] is expected in unit [" + after + "] instead of [" + before + "]");
        }
    }

    private void outputs(Map<String, OutputSpec> before, Map<String, OutputSpec> after) {
        before.forEach((name, output) -> {
            OutputSpec now = after.get(name);
            if (now == null) {
                breaking.add("output [" + name + "] is answered no more");
            } else {
                output(name, output, now);
            }
        });
        after.keySet().stream()
                .filter(name -> !before.containsKey(name))
                .forEach(name -> harmless.add("output [" + name + "] is new"));
    }

    private void output(String name, OutputSpec before, OutputSpec after) {
        if (before.labels().isEmpty() != after.labels().isEmpty()) {
            breaking.add("the elements of output [" + name + "] go by their "
                    + (after.labels().isEmpty() ? "index instead of a label" : "label instead of an index"));
        } else if (!before.labels().isEmpty()) {
            labels(name, new LinkedHashSet<>(before.labels()), new LinkedHashSet<>(after.labels()));
        } else if (before.tensor().elementCount() != after.tensor().elementCount()) {
            breaking.add("output [" + name + "] has [" + after.tensor().elementCount() + "] elements instead of ["
                    + before.tensor().elementCount() + "]");
        }
    }

    private void labels(String output, Set<String> before, Set<String> after) {
        before.stream()
                .filter(label -> !after.contains(label))
                .forEach(label -> breaking.add("label [" + label + "] of output [" + output + "] is answered no more"));
        after.stream()
                .filter(label -> !before.contains(label))
                .forEach(label -> harmless.add("label [" + label + "] of output [" + output + "] is new"));
        if (areReordered(before, after)) {
            harmless.add("the labels of output [" + output + "] are in another order");
        }
    }

    private static Map<String, OutputSpec> outputs(Terms terms) {
        Map<String, OutputSpec> all = new LinkedHashMap<>();
        terms.outputs().forEach(output -> all.put(output.tensor().name(), output));
        return all;
    }

    private static boolean areReordered(Set<String> before, Set<String> after) {
        List<String> kept = before.stream().filter(after::contains).toList();
        return !kept.equals(after.stream().filter(before::contains).toList());
    }
}
