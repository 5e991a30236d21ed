package dev.modelwire.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How well a version does on rows it has not seen.
 *
 * @param confusion rows by true state, each with the number of answers by answered state
 */
public record Metrics(List<List<Integer>> confusion) {

    /** Keeps a copy of the counts. */
    public Metrics {
        confusion = confusion.stream().map(List::copyOf).toList();
    }

    static Metrics of(ShuttleModel model, Rows rows) {
        int states = ShuttleState.labels().size();
        int[][] counts = new int[states][states];
        for (int row = 0; row < rows.size(); row++) {
            counts[rows.state(row).index()][model.classify(rows.features(row)).index()]++;
        }
        List<List<Integer>> confusion = new ArrayList<>();
        for (int[] line : counts) {
            confusion.add(IntStream.of(line).boxed().toList());
        }
        return new Metrics(confusion);
    }

    /** Returns the number of rows. */
    public int rows() {
        return confusion.stream().mapToInt(Metrics::sum).sum();
    }

    /** Returns the share of rows answered with their true state, from 0 to 1. */
    public double accuracy() {
        int right = IntStream.range(0, confusion.size())
                .map(i -> confusion.get(i).get(i))
                .sum();
        return (double) right / rows();
    }

    /** Returns the number of rows that are in a state. */
    public int support(ShuttleState state) {
        return sum(confusion.get(state.index()));
    }

    /** Returns the share of the rows in a state that were answered with it; empty if there is no such row. */
    public OptionalDouble recall(ShuttleState state) {
        int all = support(state);
        int right = confusion.get(state.index()).get(state.index());
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / all);
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
