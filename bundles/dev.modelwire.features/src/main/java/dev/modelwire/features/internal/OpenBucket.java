package dev.modelwire.features.internal;

import java.util.Arrays;

/** A bucket that takes samples. Used again after it was closed. */
final class OpenBucket {

    static final long FREE = Long.MIN_VALUE;

    final SeenTimes seen = new SeenTimes();
    final double[] values;
    final int[] counts;
    final long[] lasts;
    long start = FREE;
    long oldest = Long.MAX_VALUE;
    long newest = Long.MIN_VALUE;

    OpenBucket(int columns) {
        values = new double[columns];
        counts = new int[columns];
        lasts = new long[columns];
    }

    boolean isFree() {
        return start == FREE;
    }

    void open(long at) {
        start = at;
    }

    void free() {
        start = FREE;
        oldest = Long.MAX_VALUE;
        newest = Long.MIN_VALUE;
        seen.clear();
        Arrays.fill(counts, 0);
    }

    /** Takes the samples of these columns. */
    void add(Column[] columns, Reading reading, long bits) {
        seen.add(reading.time, bits);
        oldest = Math.min(oldest, reading.time);
        newest = Math.max(newest, reading.time);
        for (int i = 0; i < columns.length; i++) {
            if (((bits >>> i) & 1) != 0) {
                add(columns[i].aggregate(), i, reading.values[i], reading.time);
            }
        }
    }

    private void add(Aggregate aggregate, int i, double value, long time) {
        boolean isFirst = counts[i]++ == 0;
        switch (aggregate) {
            case SUM, MEAN -> values[i] = isFirst ? value : values[i] + value;
            case MIN -> values[i] = isFirst ? value : Math.min(values[i], value);
            case MAX -> values[i] = isFirst ? value : Math.max(values[i], value);
            case LAST -> values[i] = isFirst || time >= lasts[i] ? value : values[i];
            case COUNT -> values[i] = counts[i];
        }
        lasts[i] = isFirst ? time : Math.max(lasts[i], time);
    }

    /** Returns whether there is a value of the column; the number of samples always is one. */
    boolean has(Aggregate aggregate, int column) {
        return counts[column] > 0 || aggregate == Aggregate.COUNT;
    }

    double value(Aggregate aggregate, int column) {
        if (counts[column] == 0) {
            return 0;
        }
        return aggregate == Aggregate.MEAN ? values[column] / counts[column] : values[column];
    }
}
