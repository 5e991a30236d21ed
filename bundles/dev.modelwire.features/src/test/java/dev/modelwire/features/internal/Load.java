package dev.modelwire.features.internal;

import com.sun.management.ThreadMXBean;
import dev.modelwire.features.internal.FeatureStream.Offer;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Records of ten tags for a plan of 50 elements × 24 steps; measures what a record costs. */
final class Load {

    static final int ELEMENTS = 50;
    private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<String, Object> record = new HashMap<>();
    private final Object[] numbers = new Object[1024];
    private final FeatureStream stream;
    private final float[] tensor;
    private final ByteBuffer bytes;
    private final Object[] times;
    private int due;

    Load(boolean inBuckets, int records) {
        stream = Streams.of(plan(inBuckets));
        tensor = new float[stream.plan().steps() * stream.plan().width()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.sin(i) * 100;
        }
        bytes = ByteBuffer.allocateDirect(tensor.length * Float.BYTES).order(ByteOrder.nativeOrder());
        times = new Object[records];
        long begin = Streams.at("2026-03-27T00:00:00Z"); // two days before the clock is put forward
        for (int i = 0; i < records; i++) {
            times[i] = begin + i * 60_000L;
        }
    }

    /** Returns a plan of calendar, seasonal, moving, lagged and smoothed features. */
    static String plan(boolean inBuckets) {
        StringBuilder text = new StringBuilder("{'time': {'property': 't', 'unit': 'ms', 'zone': 'Europe/Rome'},"
                + (inBuckets ? "'bucket': {'every': 'PT10M', 'lateness': 'PT2M'}," : "'step': 'PT1M',")
                + "'columns': [");
        for (int tag = 0; tag < 10; tag++) {
            text.append(tag == 0 ? "" : ",")
                    .append("{'name': 'c" + tag + "'" + (inBuckets ? ", 'aggregate': 'mean'}" : "}"));
        }
        text.append("], 'features': [{'name': 'h', 'kind': 'calendar', 'field': 'hour-of-day', 'as': 'sin-cos'},"
                + "{'name': 'd', 'kind': 'calendar', 'field': 'day-of-week', 'as': 'one-hot', 'ahead': 24}");
        for (int i = 9; i < ELEMENTS; i++) {
            String begin = ",{'name': 'f" + i + "', 'column': 'c" + i % 10 + "', 'kind': ";
            text.append(
                    switch (i % 5) {
                        case 0 -> begin + "'value', 'offset': 3, 'scale': 0.1}";
                        case 1 -> begin + "'lag', 'steps': 24}";
                        case 2 -> begin + "'moving-mean', 'steps': 24}";
                        case 3 -> begin + "'smoothing', 'alpha': 0.1}";
                        default -> begin + "'seasonal-difference', 'period': 48}";
                    });
        }
        return text.append("], 'window': {'steps': 24}}").toString();
    }

    /** Gives the records from one index to another and takes each tensor that is due. */
    void give(int from, int to) {
        for (int i = from; i < to; i++) {
            record.put("t", times[i]);
            for (int tag = 0; tag < 10; tag++) {
                record.put(NAMES[tag], numbers[(i * 7 + tag) & 1023]);
            }
            if (stream.offer(record) == Offer.DUE) {
                stream.write(tensor);
                stream.write(bytes.clear());
                due++;
            }
        }
    }

    private static final String[] NAMES = {"c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"};

    int due() {
        return due;
    }

    /** Returns the bytes that this thread has allocated. */
    static long allocated() {
        return BEAN.getCurrentThreadAllocatedBytes();
    }

    /** Prints microseconds of processor time per record. */
    public static void main(String[] args) {
        for (boolean inBuckets : new boolean[] {false, true}) {
            Load load = new Load(inBuckets, 700_000);
            load.give(0, 200_000);
            long began = BEAN.getCurrentThreadCpuTime();
            load.give(200_000, 700_000);
            double micros = (BEAN.getCurrentThreadCpuTime() - began) / 500_000e3;
            Objects.requireNonNull(System.out)
                    .printf("buckets %s: %.2f us a record, %d due%n", inBuckets, micros, load.due());
        }
    }
}
