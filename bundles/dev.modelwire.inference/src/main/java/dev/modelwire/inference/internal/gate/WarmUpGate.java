package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionCall;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Every session is run with zeros until it is warm, so that the first records are no slower than the others; if the
 * manifest has a budget, the time of a run is measured against it. Whatever else the machine does can only add to that
 * time, so of several rounds the fastest counts. What the model answers to zeros does not matter.
 */
final class WarmUpGate implements Gate {

    private static final int ROUNDS = 5;
    private static final int RUNS_IN_A_ROUND = 1000;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final SessionCall ZEROS = new Zeros();

    private final IntSupplier runs;
    private final LongSupplier nanoTicker;

    WarmUpGate(IntSupplier runs, LongSupplier nanoTicker) {
        this.runs = runs;
        this.nanoTicker = nanoTicker;
    }

    @Override
    public String name() {
        return "warm-up";
    }

    @Override
    public Verdict check(Candidate candidate) {
        try {
            for (EngineSession session : candidate.sessions()) {
                measure(session, runs.getAsInt(), LONGEST_NANOS);
            }
            long budget = candidate.checks().budget().p99Micros();
            return budget == 0
                    ? Verdict.passed()
                    : compare(candidate.sessions().get(0), TimeUnit.MICROSECONDS.toNanos(budget));
        } catch (EngineException e) {
            return Verdict.refused(ErrorCode.MODEL_INVALID, "the model fails on zeros: " + e.getMessage());
        }
    }

    private Verdict compare(EngineSession session, long budgetNanos) throws EngineException {
        long left = LONGEST_NANOS;
        long best = Long.MAX_VALUE;
        int measured = 0;
        int round = 0;
        while (round < ROUNDS && left > 0) {
            long[] nanos = measure(session, RUNS_IN_A_ROUND, left);
            if (round == 0 || nanos.length == RUNS_IN_A_ROUND) {
                best = Math.min(best, percentile99(nanos));
                measured = Math.max(measured, nanos.length);
            }
            if (best <= budgetNanos) {
                return Verdict.passed();
            }
            left -= Arrays.stream(nanos).sum();
            round++;
        }
        return Verdict.refused(
                ErrorCode.LATENCY_BUDGET,
                "the model takes [" + TimeUnit.NANOSECONDS.toMicros(best) + "] µs (99th percentile of " + measured
                        + " runs, the best of " + round + " rounds) on this machine: its budget is ["
                        + TimeUnit.NANOSECONDS.toMicros(budgetNanos) + "] µs");
    }

    /** Runs the session so often, or until the time is up, and at least once. */
    private long[] measure(EngineSession session, int times, long longestNanos) throws EngineException {
        long[] nanos = new long[times];
        long total = 0;
        int done = 0;
        while (done == 0 || (done < times && total < longestNanos)) {
            long began = nanoTicker.getAsLong();
            session.run(ZEROS);
            nanos[done] = nanoTicker.getAsLong() - began;
            total += nanos[done++];
        }
        return Arrays.copyOf(nanos, done);
    }

    private static long percentile99(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
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
