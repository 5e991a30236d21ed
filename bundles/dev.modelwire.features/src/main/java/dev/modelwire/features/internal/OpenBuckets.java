package dev.modelwire.features.internal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The buckets of one window that still take samples. */
final class OpenBuckets {

    private final int columns;
    private OpenBucket[] buckets;

    OpenBuckets(int columns, int expected) {
        this.columns = columns;
        buckets = new OpenBucket[expected];
        Arrays.setAll(buckets, i -> new OpenBucket(columns));
    }

    @Nullable
    OpenBucket find(long start) {
        for (OpenBucket bucket : buckets) {
            if (bucket.start == start) {
                return bucket;
            }
        }
        return null;
    }

    /** Returns the bucket that begins then, which is opened if it is not open. */
    OpenBucket at(long start) {
        OpenBucket found = find(start);
        OpenBucket bucket = found == null ? find(OpenBucket.FREE) : found;
        if (bucket == null) {
            int next = buckets.length;
            buckets = Arrays.copyOf(buckets, next + 1);
            bucket = new OpenBucket(columns);
            buckets[next] = bucket;
        }
        bucket.open(start);
        return bucket;
    }

    /** Returns when the first of them begins, {@code Long.MAX_VALUE} if there is none. */
    long earliest() {
        long earliest = Long.MAX_VALUE;
        for (OpenBucket bucket : buckets) {
            if (!bucket.isFree()) {
                earliest = Math.min(earliest, bucket.start);
            }
        }
        return earliest;
    }

    void clear() {
        for (OpenBucket bucket : buckets) {
            bucket.free();
        }
    }

    void save(DataOutput out) throws IOException {
        int used = 0;
        for (OpenBucket bucket : buckets) {
            used += bucket.isFree() ? 0 : 1;
        }
        out.writeInt(used);
        for (OpenBucket bucket : buckets) {
            if (!bucket.isFree()) {
                save(bucket, out);
            }
        }
    }

    private void save(OpenBucket bucket, DataOutput out) throws IOException {
        out.writeLong(bucket.start);
        out.writeLong(bucket.oldest);
        out.writeLong(bucket.newest);
        for (int i = 0; i < columns; i++) {
            out.writeDouble(bucket.values[i]);
            out.writeInt(bucket.counts[i]);
            out.writeLong(bucket.lasts[i]);
        }
        out.writeInt(bucket.seen.count());
        bucket.seen.forEach((time, bits) -> {
            out.writeLong(time);
            out.writeLong(bits);
        });
    }

    void load(DataInput in, ImageColumns image) throws IOException {
        int used = Snapshot.bounded(in.readInt(), Snapshot.MOST_BUCKETS);
        for (int i = 0; i < used; i++) {
            OpenBucket bucket = at(Snapshot.time(in.readLong()));
            bucket.oldest = Snapshot.time(in.readLong());
            bucket.newest = Snapshot.time(in.readLong());
            image.samples(in, bucket);
            int times = Snapshot.bounded(in.readInt(), SeenTimes.MOST);
            for (int t = 0; t < times; t++) {
                long time = Snapshot.time(in.readLong());
                long bits = image.bits(in.readLong());
                if (bits != 0) {
                    bucket.seen.add(time, bits);
                }
            }
            if (bucket.seen.count() == 0) {
                bucket.free();
            }
        }
    }
}
