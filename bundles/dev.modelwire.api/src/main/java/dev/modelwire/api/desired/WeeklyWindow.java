package dev.modelwire.api.desired;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of the day on some days of the week.
 *
 * @param days on which it begins
 * @param from the minute of the day at which it begins, 0 to 1439
 * @param to the minute of the day at which it ends, 1 to 1440; if that is before {@code from}, of the next day
 */
public record WeeklyWindow(Set<DayOfWeek> days, int from, int to) {

    private static final int DAY = 24 * 60;
    private static final Pattern FORM =
            Pattern.compile("(?:([a-z]{3})(?:-([a-z]{3}))? +)?(\\d\\d):(\\d\\d) *- *(\\d\\d):(\\d\\d)");
    private static final String RULE = "must be like [Mon-Fri 22:00-05:00], [Sat 00:00-24:00] or [01:30-04:00]";

    public WeeklyWindow {
        days = Set.copyOf(days);
        if (days.isEmpty() || from < 0 || from >= DAY || to < 1 || to > DAY || from == to) {
            throw new IllegalArgumentException(
                    "window from minute [" + from + "] to minute [" + to + "] of " + days + " must last for some time");
        }
    }

    /**
     * Returns the window that a text such as {@code Mon-Fri 22:00-05:00} names; with no days it is every day's.
     *
     * @throws IllegalArgumentException with the text and the rule
     */
    public static WeeklyWindow of(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException("window [" + text.strip() + "] " + RULE);
        }
        try {
            return new WeeklyWindow(
                    days(form.group(1), form.group(2)),
                    minute(form.group(3), form.group(4)),
                    end(form.group(5), form.group(6)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "window [" + text.strip() + "] " + RULE + ", and end at another time than it begins", e);
        }
    }

    private static Set<DayOfWeek> days(String first, String last) {
        if (first == null) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        DayOfWeek end = last == null ? day(first) : day(last);
        Set<DayOfWeek> days = EnumSet.of(end);
        for (DayOfWeek day = day(first); day != end; day = day.plus(1)) {
            days.add(day);
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).startsWith(name)) {
                return day;
            }
        }
        throw new IllegalArgumentException("[" + name + "] must be a day");
    }

    private static int minute(String hours, String minutes) {
        int minute = Integer.parseInt(minutes);
        if (minute > 59) {
            throw new IllegalArgumentException("[" + minutes + "] must be a minute");
        }
        return Integer.parseInt(hours) * 60 + minute;
    }

    private static int end(String hours, String minutes) {
        int minute = minute(hours, minutes);
        return minute == 0 ? DAY : minute;
    }

    boolean contains(DayOfWeek day, LocalTime time) {
        int now = time.toSecondOfDay() / 60;
        if (from < to) {
            return days.contains(day) && from <= now && now < to;
        }
        return (days.contains(day) && from <= now) || (days.contains(day.minus(1)) && now < to);
    }

    LocalDateTime begins(LocalDate date) {
        return date.atStartOfDay().plusMinutes(from);
    }

    LocalDateTime ends(LocalDate date) {
        return date.atStartOfDay().plusMinutes(from < to ? to : to + DAY);
    }
}
