package dev.modelwire.features.internal;

import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;

/** Which columns of a saved window become which of a plan; the others are left out. */
final class ImageColumns {

    private static final int NONE = -1;

    private final int[] to;

    /** Takes for each column of the saved window that of the plan, or -1. */
    ImageColumns(int[] to) {
        this.to = to.clone();
    }

    void values(DataInput in, double[] step) throws IOException {
        for (int column : to) {
            double value = Snapshot.finite(in.readDouble());
            if (column != NONE) {
                step[column] = value;
            }
        }
    }

    void lasts(DataInput in, double[] values, long[] times) throws IOException {
        for (int column : to) {
            double value = Snapshot.finite(in.readDouble());
            long time = in.readLong();
            if (column != NONE) {
                values[column] = value;
                times[column] = time;
            }
        }
    }

    void samples(DataInput in, OpenBucket bucket) throws IOException {
        Arrays.fill(bucket.counts, 0);
        for (int column : to) {
            double value = Snapshot.finite(in.readDouble());
            int count = Snapshot.bounded(in.readInt(), Integer.MAX_VALUE);
            long last = in.readLong();
            if (column != NONE) {
                bucket.values[column] = value;
                bucket.counts[column] = count;
                bucket.lasts[column] = last;
            }
        }
    }

    long bits(long saved) {
        long bits = 0;
        for (int i = 0; i < to.length; i++) {
            if (to[i] != NONE && ((saved >>> i) & 1) != 0) {
                bits |= 1L << to[i];
            }
        }
        return bits;
    }
}
