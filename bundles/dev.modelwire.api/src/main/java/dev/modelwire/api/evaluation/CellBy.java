package dev.modelwire.api.evaluation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/** By what part of the target's local time the errors are told apart, beside the horizon. */
public enum CellBy {
    /** The hour of the day: 24 cells. */
    HOUR_OF_DAY(24),
    /** The half hour of the day: 48 cells. */
    HALF_HOUR(48),
    /** The day of the week, Monday first: 7 cells. */
    DAY_OF_WEEK(7);

    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

    private final int cells;

    CellBy(int cells) {
        this.cells = cells;
    }

    /** Returns the number of cells. */
    public int cells() {
        return cells;
    }

    /** Returns the cell of a time, from 0. */
    public int cell(Instant target, ZoneId zone) {
        ZonedDateTime local = target.atZone(zone);
        return switch (this) {
            case HOUR_OF_DAY -> local.getHour();
            case HALF_HOUR -> 2 * local.getHour() + local.getMinute() / 30;
            case DAY_OF_WEEK -> local.getDayOfWeek().getValue() - 1;
        };
    }

    /** Returns what people call a cell, for example {@code 07:30} or {@code Mon}. */
    public String label(int cell) {
        return switch (this) {
            case HOUR_OF_DAY -> String.format(Locale.ROOT, "%02d:00", cell);
            case HALF_HOUR -> String.format(Locale.ROOT, "%02d:%02d", cell / 2, cell % 2 * 30);
            case DAY_OF_WEEK -> DAYS[cell];
        };
    }

    /** Returns what all cells together are called, for example {@code hour of day}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
