package dev.modelwire.features.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/** The offsets of a time zone from 1970 to 2199 in a table, so that asking for one makes no garbage. */
final class Zone {

    /** The first millisecond that is no time of a record any more: 2200-01-01T00:00Z. */
    static final long END = 7_258_118_400_000L;

    private final ZoneId id;
    private final long[] begins;
    private final long[] offsets;

    private Zone(ZoneId id, long[] begins, long[] offsets) {
        this.id = id;
        this.begins = begins;
        this.offsets = offsets;
    }

    static Zone of(ZoneId id) {
        ZoneRules rules = id.getRules();
        long[] begins = new long[1024];
        long[] offsets = new long[1024];
        Instant at = Instant.EPOCH.minusSeconds(1);
        begins[0] = Long.MIN_VALUE;
        offsets[0] = rules.getOffset(at).getTotalSeconds() * 1000L;
        int count = 1;
        ZoneOffsetTransition next = rules.nextTransition(at);
        while (next != null && next.getInstant().toEpochMilli() < END && count < begins.length) {
            begins[count] = next.getInstant().toEpochMilli();
            offsets[count++] = next.getOffsetAfter().getTotalSeconds() * 1000L;
            next = rules.nextTransition(next.getInstant());
        }
        return new Zone(id, Arrays.copyOf(begins, count), Arrays.copyOf(offsets, count));
    }

    ZoneId id() {
        return id;
    }

    /** Returns the number of the interval of one offset in which the time lies. */
    int interval(long millis) {
        int found = Arrays.binarySearch(begins, millis);
        return found >= 0 ? found : -found - 2;
    }

    long begin(int interval) {
        return begins[interval];
    }

    /** Returns when the interval ends, {@code Long.MAX_VALUE} if it does not. */
    long end(int interval) {
        return interval + 1 < begins.length ? begins[interval + 1] : Long.MAX_VALUE;
    }

    long offset(int interval) {
        return offsets[interval];
    }

    /** Returns what a clock on the wall shows, as milliseconds since it showed 1970-01-01T00:00. */
    long local(long millis) {
        return millis + offsets[interval(millis)];
    }

    /** Returns when the wall clock shows this: the first time of two; if it never does, the moment at which it leaps over it. */
    long instant(long local) {
        int interval = interval(local - 86_400_000L);
        while (end(interval) != Long.MAX_VALUE && end(interval) <= local - offsets[interval]) {
            if (end(interval) + offsets[interval + 1] > local) {
                return end(interval);
            }
            interval++;
        }
        return local - offsets[interval];
    }
}
