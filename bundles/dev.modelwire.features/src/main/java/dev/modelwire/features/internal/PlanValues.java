package dev.modelwire.features.internal;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the values of which a plan is made. */
final class PlanValues {

    static final int LONGEST_NAME = 200;
    private static final long LONGEST_DAYS = 366;

    private final StrictJson json;

    PlanValues(StrictJson json) {
        this.json = json;
    }

    String name() throws IOException, FormatException {
        String at = json.path();
        String name = json.text(LONGEST_NAME);
        if (name.isBlank()) {
            throw new FormatException(at + ": it must not be blank");
        }
        return name;
    }

    int integer(int least, int most) throws IOException, FormatException {
        return (int) json.integer(least, most);
    }

    Zone zone() throws IOException, FormatException {
        String at = json.path();
        String text = json.text(LONGEST_NAME);
        try {
            return Zone.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            throw new FormatException(
                    at + ": [" + StrictJson.shown(text) + "] must be a time zone, for example [Europe/Rome] or [UTC]",
                    e);
        }
    }

    LocalDate date() throws IOException, FormatException {
        String at = json.path();
        String text = json.text(LONGEST_NAME);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new FormatException(
                    at + ": [" + StrictJson.shown(text) + "] must be a date, for example [2026-12-25]", e);
        }
    }

    /** Reads a duration of 0 to 366 days. */
    long millis() throws IOException, FormatException {
        String at = json.path();
        String text = json.text(LONGEST_NAME);
        return duration(text)
                .map(Duration::toMillis)
                .orElseThrow(() -> new FormatException(at + ": [" + StrictJson.shown(text)
                        + "] must be a duration of 0 to 366 days, for example [PT90S] or [P2D]"));
    }

    /** Reads the length of a step. */
    Every every(boolean isBucket) throws IOException, FormatException {
        String at = json.path();
        String text = json.text(LONGEST_NAME);
        boolean days = text.matches("P[1-7]D");
        long millis = duration(text).map(Duration::toMillis).orElse(0L);
        boolean fits =
                days || (isBucket ? millis >= 100 && Pace.DAY % millis == 0 : millis >= 1 && millis <= 7 * Pace.DAY);
        if (!fits) {
            throw new FormatException(at + ": [" + StrictJson.shown(text) + "] must be [P1D] to [P7D] for days, or "
                    + (isBucket
                            ? "a duration of at least 0.1 s of which a day is a multiple, for example [PT30M]"
                            : "a duration of 1 ms to 7 days, for example [PT90S]"));
        }
        return new Every(millis, days);
    }

    /** The length of a step. */
    record Every(long millis, boolean days) {}

    /** Reads one of these by the text that stands for it. */
    <T> T one(List<T> of, Function<T, String> key) throws IOException, FormatException {
        String at = json.path();
        return choice(at, json.text(LONGEST_NAME), of, key);
    }

    static <T> T choice(String at, String text, List<T> of, Function<T, String> key) throws FormatException {
        for (T each : of) {
            if (key.apply(each).equals(text)) {
                return each;
            }
        }
        throw new FormatException(at + ": [" + StrictJson.shown(text) + "] must be one of "
                + of.stream().map(key).toList());
    }

    CalendarField field() throws IOException, FormatException {
        return one(Arrays.asList(CalendarField.values()), CalendarField::key);
    }

    private static Optional<Duration> duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            return duration.isNegative() || duration.compareTo(Duration.ofDays(LONGEST_DAYS)) > 0
                    ? Optional.empty()
                    : Optional.of(duration);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
