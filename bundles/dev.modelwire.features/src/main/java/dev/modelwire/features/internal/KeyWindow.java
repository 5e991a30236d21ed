package dev.modelwire.features.internal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The window of one key: the base values of its newest steps, and the rows made of them. */
abstract sealed class KeyWindow permits StepWindow, BucketWindow {

    static final long NEVER = Long.MIN_VALUE;

    final FeaturePlan plan;
    final Column[] columns;
    private final Frame frame;
    private final Rows rows;
    private final double[] step;
    private final double[] lastValues;
    private final long[] lastTimes;
    private int sinceDue;
    private int outOfOrder;
    private boolean pushed;
    private boolean reset;
    private boolean unfit;

    KeyWindow(FeaturePlan plan) {
        this.plan = plan;
        columns = plan.columns();
        frame = new Frame(plan);
        rows = new Rows(plan);
        step = new double[columns.length];
        lastValues = new double[columns.length];
        lastTimes = new long[columns.length];
        Arrays.fill(lastTimes, NEVER);
        sinceDue = plan.window().stride();
    }

    static KeyWindow of(FeaturePlan plan) {
        return plan.base().bucket().isUsed() ? new BucketWindow(plan) : new StepWindow(plan);
    }

    /** Takes a record, or says in the verdict why not. */
    final boolean offer(Reading reading, Verdict verdict) {
        pushed = false;
        reset = false;
        unfit = false;
        if (!enter(reading, verdict)) {
            return false;
        }
        outOfOrder = 0;
        conclude(verdict);
        return true;
    }

    abstract boolean enter(Reading reading, Verdict verdict);

    private void conclude(Verdict verdict) {
        if (unfit) {
            verdict.absorbed(Reason.UNFIT, have(), plan.stepsNeeded());
        } else if (!rows.isFull()) {
            verdict.absorbed(reset ? Reason.RESET : Reason.FILLING, have(), plan.stepsNeeded());
        } else if (!pushed) {
            verdict.absorbed(Reason.OPEN, 0, 0);
        } else if (sinceDue < plan.window().stride()) {
            verdict.absorbed(Reason.STRIDE, sinceDue, plan.window().stride());
        } else {
            sinceDue = 0;
            verdict.absorbed(Reason.DUE, 0, 0);
        }
    }

    /** Returns how many steps of those that a tensor needs are there. */
    final int have() {
        int before = plan.needs() - 1;
        return rows.count() > 0 ? before + rows.count() : Math.min(frame.history.count(), before);
    }

    final long origin() {
        return frame.history.count() == 0 ? NEVER : frame.history.sample(0);
    }

    /** Returns the time of the newest record. */
    long newest() {
        return frame.history.count() == 0 ? NEVER : frame.history.time(0);
    }

    final void write(ByteBuffer to) {
        rows.write(to);
    }

    final void write(float[] to) {
        rows.write(to);
    }

    final History history() {
        return frame.history;
    }

    /** Refuses a record that is out of order, unless so many were in a row that the window begins anew. */
    final boolean isToBeRefused(Reason reason, long time, long limit, Verdict verdict) {
        int after = plan.base().time().restartAfter();
        if (after > 0 && ++outOfOrder >= after) {
            forget();
            return false;
        }
        verdict.refuse(reason, "", null, time, limit);
        return true;
    }

    /** Drops everything, as if there had been no record yet. */
    void forget() {
        loseSteps();
        Arrays.fill(lastTimes, NEVER);
    }

    /** Drops the steps; last values still stand for missing ones while they are young enough. */
    final void loseSteps() {
        reset |= frame.history.count() > 0;
        frame.history.clear();
        rows.clear();
        sinceDue = plan.window().stride();
    }

    /** Finds a value for each column at that time; returns the first for which there is none, or -1. */
    final int resolve(long at, @Nullable Reading reading, @Nullable OpenBucket bucket) {
        for (int i = 0; i < step.length; i++) {
            Aggregate aggregate = columns[i].aggregate();
            if (reading != null && reading.has(i)) {
                step[i] = reading.values[i];
            } else if (bucket != null && bucket.has(aggregate, i)) {
                step[i] = bucket.value(aggregate, i);
            } else if (aggregate == Aggregate.COUNT) {
                step[i] = 0;
            } else if (!standIn(i, at)) {
                return i;
            }
        }
        return -1;
    }

    private boolean standIn(int column, long at) {
        Missing missing = columns[column].missing();
        switch (missing.kind()) {
            case FILL -> step[column] = missing.value();
            case LAST -> {
                if (lastTimes[column] == NEVER || at - lastTimes[column] > missing.maxAgeMillis()) {
                    return false;
                }
                step[column] = lastValues[column];
            }
            case REFUSE -> {
                return false;
            }
        }
        return true;
    }

    /** Remembers what was resolved last, so far as it is no stand-in itself. */
    final void remember(@Nullable Reading reading, @Nullable OpenBucket bucket) {
        for (int i = 0; i < step.length; i++) {
            if (reading != null && reading.has(i)) {
                lastValues[i] = step[i];
                lastTimes[i] = reading.time;
            } else if (bucket != null && bucket.counts[i] > 0) {
                lastValues[i] = step[i];
                lastTimes[i] = bucket.lasts[i];
            }
        }
    }

    /** Appends what was resolved last as a step. */
    final void push(long time, long sample) {
        push(time, sample, step);
    }

    private void push(long time, long sample, double[] values) {
        frame.push(plan, time, sample, values);
        if (frame.history.count() >= plan.needs() && !rows.push(frame)) {
            unfit = true;
        }
        sinceDue = Math.min(plan.window().stride(), sinceDue + 1);
        pushed = true;
    }

    void save(DataOutput out) throws IOException {
        History history = frame.history;
        out.writeInt(sinceDue);
        out.writeInt(history.count());
        for (int back = history.count() - 1; back >= 0; back--) {
            out.writeLong(history.time(back));
            out.writeLong(history.sample(back));
            for (int i = 0; i < columns.length; i++) {
                out.writeDouble(history.value(i, back));
            }
        }
        for (int i = 0; i < columns.length; i++) {
            out.writeDouble(lastValues[i]);
            out.writeLong(lastTimes[i]);
        }
    }

    /** Takes what another window has saved, column by column as the image says, and makes all rows again. */
    void load(DataInput in, ImageColumns image) throws IOException {
        int since = in.readInt();
        int count = Snapshot.bounded(in.readInt(), Snapshot.MOST_STEPS);
        for (int i = 0; i < count; i++) {
            long time = Snapshot.time(in.readLong());
            long sample = Snapshot.time(in.readLong());
            image.values(in, step);
            push(time, sample, step);
        }
        sinceDue = Math.max(0, Math.min(plan.window().stride(), since));
        image.lasts(in, lastValues, lastTimes);
    }
}
