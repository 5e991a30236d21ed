package dev.modelwire.features.internal;

/** How long a step lasts: so many milliseconds, or so many days in a time zone, which have 23, 24 or 25 hours. */
final class Pace {

    static final long DAY = 86_400_000L;
    private static final long MONDAY = 4 * DAY;

    private final Zone zone;
    private final long millis;
    private final boolean days;

    Pace(Zone zone, long millis, boolean days) {
        this.zone = zone;
        this.millis = millis;
        this.days = days;
    }

    /** Returns the nominal length of a step. */
    long millis() {
        return millis;
    }

    boolean inDays() {
        return days;
    }

    /** Returns the time so many steps later. */
    long later(long time, long steps) {
        return days ? zone.instant(zone.local(time) + steps * millis) : time + steps * millis;
    }

    /** Returns how many steps lie between two times that are one step apart if none is missing. */
    long missing(long before, long time) {
        double apart = days ? (double) zone.local(time) - zone.local(before) : (double) time - before;
        return Math.max(0, Math.round(apart / millis) - 1);
    }

    /** Returns when the bucket begins in which the time lies: the last moment at which the wall clock showed or leapt over a multiple. */
    long floor(long time) {
        int interval = zone.interval(time);
        long offset = zone.offset(interval);
        long local = multiple(time + offset);
        long turn = zone.begin(interval);
        if (local - offset >= turn) {
            return local - offset;
        }
        long before = zone.offset(interval - 1);
        return offset > before && local >= turn + before ? turn : floor(turn - 1);
    }

    /** Returns when the bucket after the one that begins then begins. */
    long next(long start) {
        int interval = zone.interval(start);
        long offset = zone.offset(interval);
        long local = multiple(start + offset) + millis;
        long turn = zone.end(interval);
        if (local - offset < turn) {
            return local - offset;
        }
        long after = zone.offset(interval + 1);
        if (after > offset) {
            return local <= turn + after ? turn : local - after;
        }
        long shown = multiple(turn + after);
        return shown == turn + after ? turn : shown + millis - after;
    }

    /** Returns when the bucket begins that comes so many buckets after the one that begins then. */
    long next(long start, long buckets) {
        long at = start;
        long left = buckets;
        while (left > 0) {
            int interval = zone.interval(at);
            long local = at + zone.offset(interval);
            long plain = multiple(local) == local ? Math.min(left, (zone.end(interval) - at - 1) / millis) : 0;
            at += plain * millis;
            left -= plain;
            if (left > 0) {
                at = next(at);
                left--;
            }
        }
        return at;
    }

    private long multiple(long local) {
        long anchor = days ? MONDAY : 0;
        return local - Math.floorMod(local - anchor, millis);
    }
}
