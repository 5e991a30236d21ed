package dev.modelwire.features.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.LongSupplier;

/** Takes the time out of records. */
final class Times {

    private static final long UNREADABLE = Long.MIN_VALUE;
    private static final int DATE_LENGTH = 10;

    private final TimeSpec spec;
    private final LongSupplier clock;
    private long lastArrival = Long.MIN_VALUE;

    Times(TimeSpec spec, LongSupplier clock) {
        this.spec = spec;
        this.clock = clock;
    }

    boolean read(Map<String, ?> record, Reading into, Verdict verdict) {
        if (spec.isArrival()) {
            lastArrival = Math.max(lastArrival + 1, clock.getAsLong());
            into.time = lastArrival;
            return true;
        }
        Object value = record.get(spec.property());
        if (value == null) {
            return verdict.refuse(Reason.NO_TIME, spec.property(), null, 0, 0);
        }
        long time = millis(value);
        if (time < 0 || time >= Zone.END) {
            return verdict.refuse(Reason.UNREADABLE_TIME, spec.property(), value, 0, 0);
        }
        if (spec.mostAheadMillis() >= 0) {
            long ahead = time - clock.getAsLong();
            if (ahead > spec.mostAheadMillis()) {
                return verdict.refuse(Reason.TIME_AHEAD, spec.property(), null, time, ahead);
            }
        }
        into.time = time;
        return true;
    }

    /** Lets no record arrive before or at that time. */
    void arrivedUntil(long time) {
        lastArrival = Math.max(lastArrival, time);
    }

    private long millis(Object value) {
        if (spec.unit() == TimeSpec.Unit.ISO) {
            return value instanceof String text ? parsed(text) : UNREADABLE;
        }
        boolean seconds = spec.unit() == TimeSpec.Unit.S;
        if (Samples.isWhole(value)) {
            long whole = ((Number) value).longValue();
            return seconds ? (whole < 0 || whole > Zone.END / 1000 ? UNREADABLE : whole * 1000) : whole;
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue() * (seconds ? 1000 : 1);
            return number >= 0 && number < Zone.END ? Math.round(number) : UNREADABLE;
        }
        return UNREADABLE;
    }

    /** Reads a time with an offset, or a local time or date, which is of the zone. */
    private long parsed(String text) {
        try {
            if (text.length() == DATE_LENGTH) {
                return spec.zone().instant(LocalDate.parse(text).toEpochDay() * Pace.DAY);
            }
            int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
            if (text.endsWith("Z") || sign > DATE_LENGTH) {
                return OffsetDateTime.parse(text).toInstant().toEpochMilli();
            }
            long local = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
            return spec.zone().instant(local);
        } catch (DateTimeException e) {
            return UNREADABLE;
        }
    }
}
