package dev.modelwire.features.internal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/** A window in which the records of a bucket of time are a step, once the bucket is closed. */
final class BucketWindow extends KeyWindow {

    private final Pace pace;
    private final long lateness;
    private final OpenBuckets open;
    private long newest = NEVER;
    /** When the oldest bucket begins that still takes samples. */
    private long from = NEVER;
    /** The bucket with which the window began; it may be a part of one only. */
    private long first = NEVER;

    private int filled;

    BucketWindow(FeaturePlan plan) {
        super(plan);
        pace = Objects.requireNonNull(plan.pace(), "pace");
        lateness = plan.base().bucket().latenessMillis();
        open = new OpenBuckets(columns.length, (int) (lateness / pace.millis()) + 4);
    }

    @Override
    boolean enter(Reading reading, Verdict verdict) {
        if (reading.present == 0) {
            return verdict.refuse(Reason.NOTHING, columns[0].property(), null, 0, 0);
        }
        long start = pace.floor(reading.time);
        if (from != NEVER && start < from && isToBeRefused(Reason.LATE, reading.time, from, verdict)) {
            return false;
        }
        long fresh = reading.present & ~seen(start, reading.time);
        if (fresh == 0) {
            if (isToBeRefused(Reason.DUPLICATE, reading.time, from, verdict)) {
                return false;
            }
            fresh = reading.present;
        }
        if (from == NEVER) {
            begin(start);
        }
        long now = Math.max(newest, reading.time);
        if (!close(now - lateness, start)) {
            forget();
            return verdict.refuse(Reason.GAP, "", null, reading.time, 0);
        }
        newest = now;
        open.at(start).add(columns, reading, fresh);
        return true;
    }

    @Override
    void forget() {
        super.forget();
        open.clear();
        newest = NEVER;
        from = NEVER;
        filled = 0;
    }

    @Override
    long newest() {
        return newest;
    }

    private long seen(long start, long time) {
        OpenBucket bucket = open.find(start);
        return bucket == null ? 0 : bucket.seen.of(time);
    }

    private void begin(long start) {
        from = start;
        first = start;
        filled = 0;
    }

    /** Closes the buckets that end by then; false if steps are missing and the record is to be refused for it. */
    private boolean close(long until, long incoming) {
        for (long end = pace.next(from); end <= until; end = pace.next(from)) {
            OpenBucket bucket = open.find(from);
            if (bucket != null && isPart(bucket)) {
                bucket.free();
                from = end;
                first = NEVER;
            } else if (bucket != null && resolve(end, null, bucket) < 0) {
                remember(null, bucket);
                push(from, bucket.newest);
                bucket.free();
                filled = 0;
                from = end;
            } else {
                if (bucket != null) {
                    bucket.free();
                }
                if (fill(end)) {
                    from = end;
                } else if (history().count() > 0 && plan.window().gap().rule() == Gap.Rule.REFUSE) {
                    return false;
                } else {
                    loseSteps();
                    begin(Math.max(end, Math.min(open.earliest(), Math.min(incoming, pace.floor(until)))));
                }
            }
        }
        return true;
    }

    /** Whether the window began in the middle of this bucket. */
    private boolean isPart(OpenBucket bucket) {
        return from == first && !plan.base().bucket().keepFirst() && history().count() == 0 && bucket.oldest != from;
    }

    private boolean fill(long end) {
        Gap gap = plan.window().gap();
        if (gap.rule() != Gap.Rule.FILL || history().count() == 0 || filled == gap.most()) {
            return false;
        }
        if (resolve(end, null, null) >= 0) {
            return false;
        }
        push(from, origin());
        filled++;
        return true;
    }

    @Override
    void save(DataOutput out) throws IOException {
        super.save(out);
        out.writeLong(newest);
        out.writeLong(from);
        out.writeLong(first);
        out.writeInt(filled);
        open.save(out);
    }

    @Override
    void load(DataInput in, ImageColumns image) throws IOException {
        super.load(in, image);
        newest = in.readLong();
        from = in.readLong();
        first = in.readLong();
        filled = in.readInt();
        if (from != NEVER) {
            Snapshot.time(from);
            Snapshot.time(newest);
        }
        open.load(in, image);
    }
}
