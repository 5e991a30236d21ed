package dev.modelwire.features.internal;

/** The base values of the newest steps of one window, column by column in rings. */
final class History {

    private final int depth;
    private final double[] values;
    private final long[] times;
    private final long[] samples;
    private int newest = -1;
    private int count;

    History(int columns, int depth) {
        this.depth = depth;
        values = new double[columns * depth];
        times = new long[depth];
        samples = new long[depth];
    }

    /** Appends a step, whose newest sample is of that time. */
    void push(long time, long sample, double[] row) {
        newest = newest + 1 == depth ? 0 : newest + 1;
        times[newest] = time;
        samples[newest] = sample;
        for (int column = 0, at = newest; column < row.length; column++, at += depth) {
            values[at] = row[column];
        }
        if (count < depth) {
            count++;
        }
    }

    /** Returns how many steps are there, at most the depth. */
    int count() {
        return count;
    }

    void clear() {
        count = 0;
        newest = -1;
    }

    long time(int back) {
        return times[index(back)];
    }

    long sample(int back) {
        return samples[index(back)];
    }

    double value(int column, int back) {
        return values[column * depth + index(back)];
    }

    double sum(int column, int back, int steps) {
        double sum = 0;
        int base = column * depth;
        for (int i = 0, at = index(back + steps - 1); i < steps; i++) {
            sum += values[base + at];
            at = at + 1 == depth ? 0 : at + 1;
        }
        return sum;
    }

    double least(int column, int back, int steps) {
        double least = Double.POSITIVE_INFINITY;
        int base = column * depth;
        for (int i = 0, at = index(back); i < steps; i++) {
            least = Math.min(least, values[base + at]);
            at = at == 0 ? depth - 1 : at - 1;
        }
        return least;
    }

    double most(int column, int back, int steps) {
        double most = Double.NEGATIVE_INFINITY;
        int base = column * depth;
        for (int i = 0, at = index(back); i < steps; i++) {
            most = Math.max(most, values[base + at]);
            at = at == 0 ? depth - 1 : at - 1;
        }
        return most;
    }

    /** Returns the standard deviation of these steps as a whole population. */
    double deviation(int column, int back, int steps) {
        double mean = sum(column, back, steps) / steps;
        double squares = 0;
        int base = column * depth;
        for (int i = 0, at = index(back + steps - 1); i < steps; i++) {
            double off = values[base + at] - mean;
            squares += off * off;
            at = at + 1 == depth ? 0 : at + 1;
        }
        return Math.sqrt(squares / steps);
    }

    private int index(int back) {
        int index = newest - back;
        return index < 0 ? index + depth : index;
    }
}
