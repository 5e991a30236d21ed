package dev.modelwire.features.internal;

import java.util.ArrayList;
import java.util.List;

/** The features of a plan while it is compiled: what several of them need is there once. */
final class Terms {

    private final List<Term> terms = new ArrayList<>();
    private final List<String> elements = new ArrayList<>();
    private final List<Integer> aheads = new ArrayList<>();
    private final List<Smoothing> smoothings = new ArrayList<>();

    void add(Term term, List<String> names) {
        terms.add(term);
        elements.addAll(names);
    }

    /** Returns the index under which frames have the time so many steps ahead. */
    int ahead(int steps) {
        return index(aheads, steps);
    }

    /** Returns the index under which frames have the smoothed series. */
    int smoothing(Smoothing smoothing) {
        return index(smoothings, smoothing);
    }

    Term[] terms() {
        return terms.toArray(Term[]::new);
    }

    List<String> elements() {
        return elements;
    }

    int[] aheads() {
        return aheads.stream().mapToInt(Integer::intValue).toArray();
    }

    Smoothing[] smoothings() {
        return smoothings.toArray(Smoothing[]::new);
    }

    private static <T> int index(List<T> all, T one) {
        int index = all.indexOf(one);
        if (index < 0) {
            all.add(one);
            return all.size() - 1;
        }
        return index;
    }
}
