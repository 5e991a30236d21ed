package dev.modelwire.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures calls by turns: in each round every call has many short slots, so that what disturbs the machine, or makes it slower for
 * a second, disturbs all. Of the rounds the median counts, less what the clock itself takes.
 *
 * @param rounds rounds after the warm-up
 * @param slotNanos time of a call in one round
 */
record Meter(int rounds, long slotNanos) {

    static final Cost NONE = new Cost(0, 0, 0);

    private static final int FEWEST = 5;
    private static final int MANY = 500;
    private static final int MOST = 50_000;
    private static final int TURNS = 20;
    private static final int WARM_UP_PASSES = 2;
    private static final int WARM_UP_SLOTS = 20;
    private static final int WARM_UP_CALLS = 60_000;
    private static final double P50 = 0.5;
    private static final double P99 = 0.99;
    private static final String CLOCK = "";

    /** What is measured. */
    @FunctionalInterface
    interface Call {
        void call() throws Exception;
    }

    /**
     * What a call takes.
     *
     * @param p50 nanoseconds
     * @param p99 nanoseconds
     * @param bytes allocated in the caller's thread
     */
    record Cost(double p50, double p99, double bytes) {}

    /** Returns what each call takes, in the order given. */
    Map<String, Cost> measure(Map<String, Call> calls) throws Exception {
        Map<String, Call> all = new LinkedHashMap<>();
        all.put(CLOCK, () -> {});
        all.putAll(calls);
        long[] samples = new long[MOST];
        double longest = 0;
        for (int pass = 0; pass < WARM_UP_PASSES; pass++) {
            longest = 0;
            for (Call call : all.values()) {
                longest = Math.max(longest, warmUp(call, samples));
            }
        }
        int most = (int) Math.min(MOST, Math.max(FEWEST, slotNanos / Math.max(1, longest)));
        int turns = most < MANY ? most : TURNS; // what takes long takes turns call by call
        int count = most - most % turns;
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            long[][] times = new long[all.size()][count];
            double[] bytes = new double[all.size()];
            for (int turn = 0; turn < turns; turn++) {
                int index = 0;
                for (Call call : all.values()) {
                    bytes[index] += slot(call, times[index], turn * (count / turns), count / turns);
                    index++;
                }
            }
            int index = 0;
            for (String name : all.keySet()) {
                costs.computeIfAbsent(name, key -> new ArrayList<>()).add(cost(times[index], bytes[index]));
                index++;
            }
        }
        double clock = median(costs.remove(CLOCK)).p50();
        Map<String, Cost> medians = new LinkedHashMap<>();
        costs.forEach((name, list) -> {
            Cost cost = median(list);
            medians.put(name, new Cost(cost.p50() - clock, cost.p99() - clock, cost.bytes()));
        });
        return medians;
    }

    /** Returns how long a call takes. */
    private double warmUp(Call call, long[] samples) throws Exception {
        long end = System.nanoTime() + WARM_UP_SLOTS * slotNanos;
        double took = slotNanos;
        int calls = 0;
        while (calls < WARM_UP_CALLS && System.nanoTime() < end) {
            int count = took < slotNanos / 100.0 ? MANY : FEWEST;
            double unused = slot(call, samples, 0, count);
            took = cost(Arrays.copyOf(samples, count), 0).p50();
            calls += count;
        }
        return took;
    }

    /** Returns the bytes that were allocated. */
    private static double slot(Call call, long[] samples, int from, int count) throws Exception {
        long thread = Thread.currentThread().getId();
        long allocated = Holder.THREADS.getThreadAllocatedBytes(thread);
        for (int i = from; i < from + count; i++) {
            long begin = System.nanoTime();
            call.call();
            samples[i] = System.nanoTime() - begin;
        }
        return Holder.THREADS.getThreadAllocatedBytes(thread) - allocated;
    }

    private static Cost cost(long[] samples, double bytes) {
        Arrays.sort(samples);
        return new Cost(
                samples[(int) (samples.length * P50)], samples[(int) (samples.length * P99)], bytes / samples.length);
    }

    private static Cost median(List<Cost> costs) {
        return new Cost(
                median(costs.stream().mapToDouble(Cost::p50).toArray()),
                median(costs.stream().mapToDouble(Cost::p99).toArray()),
                median(costs.stream().mapToDouble(Cost::bytes).toArray()));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static final class Holder {
        static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    }
}
