package dev.modelwire.wire.internal.replay;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Which column has the time of a row, and how it is written.
 *
 * @param name the column, empty if rows have no time
 * @param zone of ISO times without an offset
 */
record TimeColumn(String name, Format format, ZoneId zone) {

    enum Format {
        ISO,
        EPOCH_S,
        EPOCH_MS
    }

    private static final int DATE = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_DATE_TIME;

    boolean present() {
        return !name.isEmpty();
    }

    /** Returns milliseconds since 1970; fails with the cell and the rule. */
    long millis(String cell) {
        try {
            return switch (format) {
                case EPOCH_MS -> Long.parseLong(cell);
                case EPOCH_S ->
                    new BigDecimal(cell).movePointRight(3).toBigInteger().longValueExact();
                case ISO -> iso(cell).toEpochMilli();
            };
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "time [" + cell + "] must be " + rule() + "; set time.format to what the file has", e);
        }
    }

    /** A time that does not exist in the zone is moved forward by the gap, of one that exists twice the earlier is taken. */
    private Instant iso(String cell) {
        if (cell.length() == DATE) {
            return LocalDate.parse(cell).atStartOfDay(zone).toInstant();
        }
        String text = cell.length() > DATE && cell.charAt(DATE) == ' '
                ? cell.substring(0, DATE) + 'T' + cell.substring(DATE + 1)
                : cell;
        return TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from) instanceof ZonedDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.parse(text, TIME).atZone(zone).toInstant();
    }

    private String rule() {
        return switch (format) {
            case ISO -> "an ISO 8601 date, or date and time";
            case EPOCH_S -> "seconds since 1970-01-01 UTC";
            case EPOCH_MS -> "whole milliseconds since 1970-01-01 UTC";
        };
    }
}
