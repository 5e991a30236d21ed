package dev.modelwire.features.internal;

import java.util.Arrays;

/** Of which columns a bucket has samples of which time, for its first 16384 times. */
final class SeenTimes {

    static final int MOST = 16_384;
    private static final long FREE = Long.MIN_VALUE;

    private long[] times = new long[16];
    private long[] columns = new long[16];
    private int count;

    SeenTimes() {
        Arrays.fill(times, FREE);
    }

    /** Returns the columns, as bits, that have a sample of this time. */
    long of(long time) {
        int at = slot(time);
        return times[at] == time ? columns[at] : 0;
    }

    void add(long time, long bits) {
        int at = slot(time);
        if (times[at] == time) {
            columns[at] |= bits;
        } else if (count < MOST) {
            times[at] = time;
            columns[at] = bits;
            count++;
            if (count * 2 > times.length) {
                grow();
            }
        }
    }

    int count() {
        return count;
    }

    void clear() {
        if (count > 0) {
            Arrays.fill(times, FREE);
            count = 0;
        }
    }

    /** One entry of the table. */
    @FunctionalInterface
    interface Entry<X extends Exception> {
        void take(long time, long bits) throws X;
    }

    <X extends Exception> void forEach(Entry<X> entry) throws X {
        for (int at = 0; at < times.length; at++) {
            if (times[at] != FREE) {
                entry.take(times[at], columns[at]);
            }
        }
    }

    private void grow() {
        long[] oldTimes = times;
        long[] oldColumns = columns;
        times = new long[oldTimes.length * 2];
        columns = new long[times.length];
        Arrays.fill(times, FREE);
        for (int at = 0; at < oldTimes.length; at++) {
            if (oldTimes[at] != FREE) {
                int to = slot(oldTimes[at]);
                times[to] = oldTimes[at];
                columns[to] = oldColumns[at];
            }
        }
    }

    private int slot(long time) {
        long mixed = time * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) & (times.length - 1);
        while (times[at] != FREE && times[at] != time) {
            at = (at + 1) & (times.length - 1);
        }
        return at;
    }
}
