package dev.modelwire.store.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads points in time. By hand, for the form in which they are written: a store reads thousands of them when a gateway
 * starts, before anything is compiled, and there the formatter of the platform takes as long as the rest of a record.
 */
final class Moments {

    private static final String FORM = "0000-00-00T00:00:00";
    private static final int NANO_DIGITS = 9;

    private Moments() {}

    /** Returns what {@link Instant#parse} returns, and fails as it does. */
    static Instant parse(String text) {
        if (isUsual(text)) {
            try {
                return usual(text);
            } catch (DateTimeException e) {
                // a leap second, the 24th hour, or no date: the platform decides
            }
        }
        return Instant.parse(text);
    }

    private static Instant usual(String text) {
        int end = text.length() - 1;
        int nano = 0;
        if (end > FORM.length()) {
            nano = number(text, FORM.length() + 1, end);
            for (int digit = end - FORM.length() - 1; digit < NANO_DIGITS; digit++) {
                nano *= 10;
            }
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        nano)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int begin, int end) {
        return Integer.parseInt(text, begin, end, 10);
    }

    /** Returns whether the text is digits and marks where they stand in a year of four digits, with or without a fraction. */
    private static boolean isUsual(String text) {
        int length = FORM.length();
        int end = text.length() - 1;
        boolean fraction = end > length + 1 && end <= length + 1 + NANO_DIGITS && text.charAt(length) == '.';
        if ((end != length && !fraction) || text.charAt(end) != 'Z') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char form = i < length ? FORM.charAt(i) : '0';
            boolean digit = text.charAt(i) >= '0' && text.charAt(i) <= '9';
            if (i != length && (form == '0' ? !digit : text.charAt(i) != form)) {
                return false;
            }
        }
        return true;
    }
}
