package dev.modelwire.api.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One output tensor of a scored record: its elements in row-major order, and their labels where the manifest has them. */
public final class Output {

    private final String name;
    private final double[] values;
    private final List<String> labels;

    /**
     * Makes an output.
     *
     * @param name the tensor's name
     * @param values its elements in row-major order; the array becomes the output's own
     * @param labels one label for each element, or empty
     */
    public Output(String name, double[] values, List<String> labels) {
        this.name = Objects.requireNonNull(name, "name");
        this.values = Objects.requireNonNull(values, "values");
        this.labels = List.copyOf(labels);
        if (!this.labels.isEmpty() && this.labels.size() != values.length) {
            throw new IllegalArgumentException("output [" + name + "] has " + values.length + " elements and "
                    + this.labels.size() + " labels: there must be as many");
        }
    }

    /** Returns the tensor's name. */
    public String name() {
        return name;
    }

    /** Returns the number of elements. */
    public int size() {
        return values.length;
    }

    /** Returns the element at this index. */
    public double value(int index) {
        return values[index];
    }

    /** Returns a copy of the elements. */
    public double[] values() {
        return values.clone();
    }

    /** Returns the labels of the elements; empty if the manifest has none. */
    public List<String> labels() {
        return labels;
    }

    /** Returns the index of the largest element, the first of equals. */
    public int argMax() {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public String toString() {
        return name + Arrays.toString(values);
    }
}
