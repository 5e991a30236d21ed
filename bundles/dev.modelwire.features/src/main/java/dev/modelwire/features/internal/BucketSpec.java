package dev.modelwire.features.internal;

/**
 * Whether and how records are put together to steps.
 *
 * @param isUsed false if each record is a step
 * @param latenessMillis for how long after the newest record older ones still find their bucket open
 * @param keepFirst whether a bucket counts in whose middle a window begins
 */
record BucketSpec(boolean isUsed, long latenessMillis, boolean keepFirst) {

    static final BucketSpec NONE = new BucketSpec(false, 0, true);
}
