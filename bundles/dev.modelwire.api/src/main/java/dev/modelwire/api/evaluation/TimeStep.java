package dev.modelwire.api.evaluation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The time between two values of a series: an exact duration such as {@code PT30M}, or whole calendar days such as {@code P1D}, which
 * keep the local time of day when a clock is put forward or back. {@code PT24H} is not {@code P1D}. Exactly one of the two is zero.
 *
 * @param days calendar days, or 0
 * @param exact a duration of whole milliseconds, or zero
 */
public record TimeStep(int days, Duration exact) {

    public TimeStep {
        boolean ofDays = days > 0 && exact.isZero();
        boolean ofMillis =
                days == 0 && !exact.isNegative() && exact.toMillis() > 0 && exact.toNanosPart() % 1_000_000 == 0;
        if (!ofDays && !ofMillis) {
            throw new IllegalArgumentException("time step [" + days + " days, " + exact
                    + "] must be a number of days or a duration of whole milliseconds above zero");
        }
    }

    /** Returns a step of that duration. */
    public static TimeStep of(Duration exact) {
        return new TimeStep(0, exact);
    }

    /** Returns a step of that many calendar days. */
    public static TimeStep ofDays(int days) {
        return new TimeStep(days, Duration.ZERO);
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @param text ISO-8601: {@code P7D} or {@code P1W} are calendar days, {@code PT30M} is exact
     * @throws IllegalArgumentException with the text and the rule
     */
    public static TimeStep parse(String text) {
        try {
            if (text.contains("T")) {
                return of(Duration.parse(text));
            }
            Period period = Period.parse(text);
            if (period.toTotalMonths() != 0) {
                throw new IllegalArgumentException("months differ in length");
            }
            return ofDays(Math.toIntExact(period.get(ChronoUnit.DAYS)));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "time step [" + text
                            + "] must be an ISO-8601 duration above zero such as PT30M, or days such as P1D",
                    e);
        }
    }

    /** Returns the time that many steps later, or earlier if there are less than none. */
    public Instant plus(Instant from, long steps, ZoneId zone) {
        return days > 0
                ? from.atZone(zone).plusDays(Math.multiplyExact(steps, days)).toInstant()
                : from.plusMillis(Math.multiplyExact(steps, exact.toMillis()));
    }

    @Override
    public String toString() {
        return days > 0 ? "P" + days + "D" : exact.toString();
    }
}
