package dev.modelwire.features.internal;

import org.jspecify.annotations.Nullable;

/** How records become steps: the part of a plan on which the history of base values depends. */
final class BasePlan {

    private final TimeSpec time;
    private final KeySpec key;
    private final BucketSpec bucket;
    private final @Nullable Pace pace;
    private final Column[] columns;

    BasePlan(TimeSpec time, KeySpec key, BucketSpec bucket, @Nullable Pace pace, Column[] columns) {
        this.time = time;
        this.key = key;
        this.bucket = bucket;
        this.pace = pace;
        this.columns = columns.clone();
    }

    TimeSpec time() {
        return time;
    }

    KeySpec key() {
        return key;
    }

    BucketSpec bucket() {
        return bucket;
    }

    /** Returns how long a step lasts; null if nothing says so. */
    @Nullable
    Pace pace() {
        return pace;
    }

    Column[] columns() {
        return columns;
    }

    Zone zone() {
        return time.zone();
    }

    /** Returns what must be the same, beside the columns, for a history to go on in another plan. */
    String signature() {
        String every = pace == null ? "no step" : (bucket.isUsed() ? "buckets" : "steps") + " of " + shown(pace);
        return "time from [" + (time.isArrival() ? "arrival" : time.property()) + "] as " + time.unit() + " in ["
                + zone().id() + "], key [" + key.property() + "], " + every
                + (bucket.isUsed()
                        ? " with lateness of " + bucket.latenessMillis() + " ms"
                                + (bucket.keepFirst() ? ", the first kept" : "")
                        : "");
    }

    private static String shown(Pace pace) {
        return pace.inDays() ? pace.millis() / Pace.DAY + " d" : pace.millis() + " ms";
    }
}
