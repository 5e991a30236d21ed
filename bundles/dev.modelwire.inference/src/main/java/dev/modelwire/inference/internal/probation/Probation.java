package dev.modelwire.inference.internal.probation;

import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.inference.internal.manifest.Range;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches the records of a version for a while. Only what is the model's doing counts: a record that could not be scored
 * for what was in it says nothing. Safe for use by several threads; a record costs one or two counters and no memory.
 */
public final class Probation {

    private static final int HUNDRED = 100;
    private static final long SECOND = 1_000_000_000;

    private final ProbationOptions options;
    private final List<Range> ranges;
    private final long budgetNanos;
    private final long leftNanos;
    private final long beganNanos;
    private final LongSupplier nanoTicker;
    private final AtomicInteger records;
    private final AtomicInteger errors;
    private final AtomicInteger outside;
    private final AtomicInteger slow;
    private final AtomicReference<@Nullable String> verdict = new AtomicReference<>();

    /**
     * Begins now.
     *
     * @param ranges for each output, in their order
     * @param budgetNanos the longest time of a record, 0 if there is no such bound
     */
    public Probation(ProbationOptions options, List<Range> ranges, long budgetNanos, LongSupplier nanoTicker) {
        this(options, ranges, budgetNanos, nanoTicker, Tally.fresh(options.window()));
    }

    /** Goes on, now, with one that had come so far. */
    public Probation(
            ProbationOptions options, List<Range> ranges, long budgetNanos, LongSupplier nanoTicker, Tally sofar) {
        this.options = options;
        this.ranges = List.copyOf(ranges);
        this.budgetNanos = budgetNanos;
        this.nanoTicker = nanoTicker;
        this.beganNanos = nanoTicker.getAsLong();
        this.leftNanos = sofar.left().toNanos();
        this.records = new AtomicInteger(sofar.records());
        this.errors = new AtomicInteger(sofar.errors());
        this.outside = new AtomicInteger(sofar.outside());
        this.slow = new AtomicInteger(sofar.slow());
    }

    /** Takes what became of a record; returns true if the version has failed by it, once. */
    public boolean failsBy(ScoreOutcome outcome) {
        if (outcome instanceof ScoreOutcome.Scored scored) {
            return failsBy(scored.outputs(), scored.latencyNanos());
        }
        if (!(outcome instanceof ScoreOutcome.Refused refused)) {
            return false;
        }
        RefusalCode code = refused.code();
        return (code == RefusalCode.ENGINE_FAILED || code == RefusalCode.OUTPUT_NOT_FINITE) && errsBy(code);
    }

    private boolean errsBy(RefusalCode code) {
        int all = records.incrementAndGet();
        int bad = errors.incrementAndGet();
        return exceeds(bad, all, options.maxErrorPercent())
                && fail("[" + bad + "] of the first " + all + " records failed, the last with " + code + ": at most "
                        + options.maxErrorPercent() + " % may");
    }

    /** Takes the answers to a record and its time; returns true if the version has failed by them, once. */
    public boolean failsBy(List<Output> outputs, long latencyNanos) {
        if (!areFinite(outputs)) {
            return errsBy(RefusalCode.OUTPUT_NOT_FINITE);
        }
        int all = records.incrementAndGet();
        int stray = stray(outputs);
        if (stray >= 0) {
            int bad = outside.incrementAndGet();
            Output output = outputs.get(stray);
            return exceeds(bad, all, options.maxErrorPercent())
                    && fail("[" + bad + "] of the first " + all
                            + " records were answered outside of the range of output ["
                            + output.name() + "], which is " + ranges.get(stray) + ", the last with " + output
                            + ": at most " + options.maxErrorPercent() + " % may be");
        }
        if (budgetNanos > 0 && latencyNanos > budgetNanos) {
            int late = slow.incrementAndGet();
            return exceeds(late, all, options.maxSlowPercent())
                    && fail("[" + late + "] of the first " + all + " records took longer than the budget of ["
                            + budgetNanos / 1000 + "] µs, the last [" + latencyNanos / 1000 + "] µs: at most "
                            + options.maxSlowPercent() + " % may");
        }
        return false;
    }

    /** Takes what somebody who measures quality has to say; returns true if the version has failed by it, once. */
    public boolean failsBy(Optional<String> objection) {
        return objection.isPresent() && fail("its measured quality is not good enough: " + objection.get());
    }

    /** Returns why the version has failed, if it has. */
    public Optional<String> verdict() {
        return Optional.ofNullable(verdict.get());
    }

    /** Returns whether its time is up. */
    public boolean isOver() {
        return nanoTicker.getAsLong() - beganNanos >= leftNanos;
    }

    /** Returns how far it has come; what is left of its time is told in whole seconds, rounded up. */
    public Tally tally() {
        long left = Math.max(leftNanos - (nanoTicker.getAsLong() - beganNanos), 0);
        return new Tally(
                Duration.ofSeconds((left + SECOND - 1) / SECOND),
                records.get(),
                errors.get(),
                outside.get(),
                slow.get());
    }

    /** Returns how many records it has seen. */
    public int records() {
        return records.get();
    }

    private boolean exceeds(int bad, int all, int percent) {
        return all >= options.minRecords() && (long) bad * HUNDRED > (long) all * percent;
    }

    private boolean fail(String why) {
        return verdict.compareAndSet(null, why);
    }

    private static boolean areFinite(List<Output> outputs) {
        for (int i = 0; i < outputs.size(); i++) {
            Output output = outputs.get(i);
            for (int e = 0; e < output.size(); e++) {
                if (!Double.isFinite(output.value(e))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns the index of an output with an element outside of its range, -1 if there is none. */
    private int stray(List<Output> outputs) {
        for (int i = 0; i < outputs.size(); i++) {
            Range range = ranges.get(i);
            Output output = outputs.get(i);
            for (int e = 0; e < output.size(); e++) {
                if (!range.contains(output.value(e))) {
                    return i;
                }
            }
        }
        return -1;
    }
}
