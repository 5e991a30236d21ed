package dev.modelwire.benchmarks;

/** Counts durations, to 3 % of their length. For one thread. */
final class Histogram {

    private static final int BITS = 5;
    private static final int STEPS = 1 << BITS;

    private final long[] counts = new long[Long.SIZE * STEPS];
    private long all;

    void add(long nanos) {
        counts[index(nanos)]++;
        all++;
    }

    void add(Histogram other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        all += other.all;
    }

    long count() {
        return all;
    }

    /** Returns the least duration that so large a share of the counted ones do not exceed, 0 if there are none. */
    long quantile(double share) {
        long left = (long) Math.ceil(all * share);
        for (int i = 0; i < counts.length; i++) {
            left -= counts[i];
            if (left <= 0 && all > 0) {
                return longest(i);
            }
        }
        return 0;
    }

    private static int index(long nanos) {
        long positive = Math.max(nanos, 0);
        int shift = Math.max(0, Long.SIZE - BITS - 1 - Long.numberOfLeadingZeros(positive));
        return shift * STEPS + (int) (positive >>> shift);
    }

    private static long longest(int index) {
        int shift = Math.max(0, index / STEPS - 1);
        long step = index - (long) shift * STEPS;
        return ((step + 1) << shift) - 1;
    }
}
