package dev.modelwire.api.desired;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The times of a week at which files may be fetched, by the clocks of one time zone: where clocks are put forward or
 * back, a window lasts as long as clocks show it.
 *
 * @param zone whose clocks
 * @param windows the times; none means always
 */
public record TransferWindows(ZoneId zone, List<WeeklyWindow> windows) {

    /** At all times. */
    public static final TransferWindows ALWAYS = new TransferWindows(ZoneOffset.UTC, List.of());

    /** A change of clocks may swallow a window of one week. */
    private static final int DAYS_AHEAD = 15;

    public TransferWindows {
        Objects.requireNonNull(zone, "zone");
        windows = List.copyOf(windows);
    }

    /**
     * Returns windows such as {@code Mon-Fri 22:00-05:00, Sat-Sun 00:00-24:00}; a blank text means always.
     *
     * @throws IllegalArgumentException with the part that is wrong and the rule
     */
    public static TransferWindows of(String text, ZoneId zone) {
        return text.isBlank()
                ? new TransferWindows(zone, List.of())
                : new TransferWindows(
                        zone,
                        Stream.of(text.split(",", -1)).map(WeeklyWindow::of).toList());
    }

    public boolean isOpen(Instant time) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        return windows.isEmpty()
                || windows.stream().anyMatch(window -> window.contains(local.getDayOfWeek(), local.toLocalTime()));
    }

    /** Returns when files may be fetched again: the time itself if they may now. */
    public Instant opens(Instant time) {
        return isOpen(time)
                ? time
                : changes(time).filter(this::isOpen).findFirst().orElse(time.plus(DAYS_AHEAD, ChronoUnit.DAYS));
    }

    /** Returns when files may no longer be fetched: the time itself if they may not now, nothing if they always may. */
    public Optional<Instant> closes(Instant time) {
        return isOpen(time) ? changes(time).filter(change -> !isOpen(change)).findFirst() : Optional.of(time);
    }

    /** Returns the times after that one at which it may become different, in order. */
    private Stream<Instant> changes(Instant after) {
        LocalDate first = LocalDate.ofInstant(after, zone).minusDays(1);
        Stream<Instant> edges = first.datesUntil(first.plusDays(DAYS_AHEAD)).flatMap(this::edges);
        ZoneOffsetTransition shift = zone.getRules().nextTransition(after);
        return Stream.concat(edges, Stream.ofNullable(shift).map(ZoneOffsetTransition::getInstant))
                .filter(edge -> edge.isAfter(after))
                .sorted();
    }

    private Stream<Instant> edges(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        return windows.stream()
                .filter(window -> window.days().contains(day))
                .flatMap(window -> Stream.of(window.begins(date), window.ends(date)))
                .map(local -> local.atZone(zone))
                .flatMap(local -> Stream.of(local, local.withLaterOffsetAtOverlap()))
                .map(ZonedDateTime::toInstant);
    }
}
