package dev.modelwire.demo;

/** Telemetry rows with their true states. Immutable: callers get copies. */
public final class Rows {
    private final double[][] features;
    private final ShuttleState[] states;
    private final int from;
    private final int to;

    Rows(double[][] features, ShuttleState[] states) {
        this(features, states, 0, states.length);
    }

    private Rows(double[][] features, ShuttleState[] states, int from, int to) {
        this.features = features;
        this.states = states;
        this.from = from;
        this.to = to;
    }

    /** Returns the number of rows. */
    public int size() {
        return to - from;
    }

    /** Returns a copy of the raw sensor values of a row, V1 first. */
    public double[] features(int row) {
        return features[from + row].clone();
    }

    /** Returns the true state of a row. */
    public ShuttleState state(int row) {
        return states[from + row];
    }

    Rows slice(int start, int end) {
        if (start < 0 || end > size() || start > end) {
            throw new IllegalArgumentException(
                    "Rows [" + start + ".." + end + "] are not within the [" + size() + "] there are");
        }
        return new Rows(features, states, from + start, from + end);
    }

    Rows pick(int... rows) {
        double[][] picked = new double[rows.length][];
        ShuttleState[] pickedStates = new ShuttleState[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = features(rows[i]);
            pickedStates[i] = state(rows[i]);
        }
        return new Rows(picked, pickedStates);
    }
}
