package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionCall;
import dev.modelwire.inference.internal.worker.RemoteSession;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Times runs with zeros. What the model answers to them does not matter. */
final class Latency {

    private static final int ROUNDS = 5;
    private static final int RUNS_IN_A_ROUND = 1000;
    private static final int HOPELESS = 3;
    private static final long LONGEST_ROUND_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final SessionCall ZEROS = new Zeros();

    private final LongSupplier nanoTicker;

    /**
     * The best of several rounds. Whatever else the machine does can only add to the time of a run, so the fastest counts.
     *
     * @param p50Nanos the median of a round
     * @param p99Nanos the 99th percentile of a round
     * @param runs in a round
     */
    record Best(long p50Nanos, long p99Nanos, int runs, int rounds) {

        Verdict against(long budgetMicros) {
            return p99Nanos <= TimeUnit.MICROSECONDS.toNanos(budgetMicros)
                    ? Verdict.passed()
                    : Verdict.refused(
                            ErrorCode.LATENCY_BUDGET,
                            "the model takes [" + TimeUnit.NANOSECONDS.toMicros(p99Nanos)
                                    + "] µs (99th percentile of " + runs + " runs, the best of " + rounds
                                    + " rounds) on this machine: its budget is [" + budgetMicros + "] µs");
        }
    }

    Latency(LongSupplier nanoTicker) {
        this.nanoTicker = nanoTicker;
    }

    /** Runs the session so often, or until the time is up, and at least once; returns the times in nanoseconds, sorted. */
    long[] measure(EngineSession session, int times, long longestNanos) throws EngineException {
        long[] nanos = new long[times];
        long total = 0;
        int done = 0;
        while (done == 0 || (done < times && total < longestNanos)) {
            long began = nanoTicker.getAsLong();
            session.run(ZEROS);
            long ended = nanoTicker.getAsLong() - began;
            long own = session instanceof RemoteSession remote ? remote.lastRunNanos() : ended;
            nanos[done++] = own;
            total += Math.max(own, ended);
        }
        long[] measured = Arrays.copyOf(nanos, done);
        Arrays.sort(measured);
        return measured;
    }

    /** Measures one round, and more of them as long as the budget is exceeded and time is left; 0 if there is no budget. */
    Best best(EngineSession session, long budgetMicros) throws EngineException {
        long left = LONGEST_NANOS;
        Best best = new Best(Long.MAX_VALUE, Long.MAX_VALUE, 0, 0);
        do {
            long[] nanos = measure(session, RUNS_IN_A_ROUND, Math.min(left, LONGEST_ROUND_NANOS));
            left -= Arrays.stream(nanos).sum();
            boolean whole = nanos.length >= best.runs();
            best = new Best(
                    whole ? Math.min(best.p50Nanos(), percentile(nanos, 50)) : best.p50Nanos(),
                    whole ? Math.min(best.p99Nanos(), percentile(nanos, 99)) : best.p99Nanos(),
                    Math.max(best.runs(), nanos.length),
                    best.rounds() + 1);
        } while (budgetMicros > 0
                && best.p99Nanos() > TimeUnit.MICROSECONDS.toNanos(budgetMicros)
                && best.p50Nanos() / HOPELESS < TimeUnit.MICROSECONDS.toNanos(budgetMicros)
                && best.rounds() < ROUNDS
                && left > 0);
        return best;
    }

    /** Returns the value that so many percent of the sorted values do not exceed. */
    private static long percentile(long[] sorted, int percent) {
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }

    private static final class Zeros implements SessionCall {

        @Override
        public void write(List<ByteBuffer> inputs) {
            for (ByteBuffer input : inputs) {
                while (input.remaining() >= Long.BYTES) {
                    input.putLong(0);
                }
                while (input.hasRemaining()) {
                    input.put((byte) 0);
                }
            }
        }

        @Override
        public void read(List<ByteBuffer> outputs) {}
    }
}
