package dev.modelwire.features.internal;

import java.util.Locale;

/** A part of what calendar and clock show. */
enum CalendarField {
    MINUTE_OF_DAY(1440, 0),
    HALF_HOUR_OF_DAY(48, 0),
    HOUR_OF_DAY(24, 0),
    HALF_HOUR_OF_WEEK(336, 0),
    HOUR_OF_WEEK(168, 0),
    /** Monday is 1. */
    DAY_OF_WEEK(7, 1),
    DAY_OF_MONTH(31, 1),
    MONTH(12, 1),
    DAY_OF_YEAR(366, 1);

    private static final long MINUTE = 60_000;
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    private final int count;
    private final int first;

    CalendarField(int count, int first) {
        this.count = count;
        this.first = first;
    }

    /** Returns how many values it has. */
    int count() {
        return count;
    }

    /** Returns its first value, 0 or 1. */
    int first() {
        return first;
    }

    /** Returns its name in a plan. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns its value less its first value, of what the wall clock shows. */
    int index(long local) {
        long day = Math.floorDiv(local, Pace.DAY);
        int minute = (int) (Math.floorMod(local, Pace.DAY) / MINUTE);
        int weekday = Math.floorMod(day + 3, 7);
        return switch (this) {
            case MINUTE_OF_DAY -> minute;
            case HALF_HOUR_OF_DAY -> minute / 30;
            case HOUR_OF_DAY -> minute / 60;
            case HALF_HOUR_OF_WEEK -> weekday * 48 + minute / 30;
            case HOUR_OF_WEEK -> weekday * 24 + minute / 60;
            case DAY_OF_WEEK -> weekday;
            case DAY_OF_MONTH -> date(day) % 100 - 1;
            case MONTH -> date(day) / 100 % 100 - 1;
            case DAY_OF_YEAR -> dayOfYear(date(day));
        };
    }

    private static int dayOfYear(int date) {
        int year = date / 10_000;
        int month = date / 100 % 100;
        boolean leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return DAYS_BEFORE[month - 1] + (leaps && month > 2 ? 1 : 0) + date % 100 - 1;
    }

    /** Returns the Gregorian date as yyyymmdd, counted in years that begin in March and eras of 400 years. */
    private static int date(long epochDay) {
        long shifted = epochDay + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int dayOfEra = (int) Math.floorMod(shifted, 146_097L);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shiftedMonth = (5 * dayOfYear + 2) / 153;
        int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
        return year * 10_000 + month * 100 + dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
    }
}
