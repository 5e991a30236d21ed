package dev.modelwire.demo.forecast;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.TreeSet;

/** Days on which Chicago's offices are closed, or half of them, from 2000 to 2017: known long ahead. */
final class UsHolidays {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2017;

    private UsHolidays() {}

    /** Returns the days on which nearly all is closed, on the weekday on which they are observed. */
    static Set<LocalDate> closed() {
        Set<LocalDate> days = new TreeSet<>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            days.add(observed(LocalDate.of(year, 1, 1)));
            days.add(LocalDate.of(year, 5, 1).with(TemporalAdjusters.lastInMonth(MONDAY)));
            days.add(observed(LocalDate.of(year, 7, 4)));
            days.add(nth(year, 9, MONDAY, 1));
            days.add(nth(year, 11, THURSDAY, 4));
            days.add(observed(LocalDate.of(year, 12, 25)));
        }
        return days;
    }

    /** Returns the days that many take off: lesser holidays, bridges, and the time between the years. */
    static Set<LocalDate> quiet() {
        Set<LocalDate> days = new TreeSet<>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            days.add(LocalDate.of(year, 1, 2));
            days.add(nth(year, 1, MONDAY, 3));
            days.add(nth(year, 2, MONDAY, 3));
            days.add(observed(LocalDate.of(year, 7, 4)).minusDays(1));
            days.add(nth(year, 10, MONDAY, 2));
            days.add(LocalDate.of(year, 11, 11));
            days.add(nth(year, 11, THURSDAY, 4).plusDays(1));
            days.add(LocalDate.of(year, 12, 24));
            for (int day = 26; day <= 31; day++) {
                days.add(LocalDate.of(year, 12, day));
            }
        }
        days.removeAll(closed());
        return days;
    }

    private static LocalDate nth(int year, int month, DayOfWeek day, int ordinal) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, day));
    }

    private static LocalDate observed(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }
}
