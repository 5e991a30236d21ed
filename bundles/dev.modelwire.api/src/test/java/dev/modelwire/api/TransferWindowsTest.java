package dev.modelwire.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.TransferWindows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Monday is the 23rd of November 2026. In Berlin clocks go forward on 2027-03-28 and back on 2026-10-25. */
class TransferWindowsTest {

    private static final String NIGHTS = "Mon-Fri 22:00-05:00, Sat-Sun 00:00-24:00";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant utc(String time) {
        return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource({
        // now, opens, closes
        "2026-11-23T00:00, 2026-11-23T22:00, 2026-11-23T00:00",
        "2026-11-23T21:59:59, 2026-11-23T22:00, 2026-11-23T21:59:59",
        "2026-11-23T22:00, 2026-11-23T22:00, 2026-11-24T05:00",
        "2026-11-24T04:59:59, 2026-11-24T04:59:59, 2026-11-24T05:00",
        "2026-11-24T05:00, 2026-11-24T22:00, 2026-11-24T05:00",
        "2026-11-27T23:00, 2026-11-27T23:00, 2026-11-30T00:00",
        "2026-11-29T23:59, 2026-11-29T23:59, 2026-11-30T00:00",
    })
    void utc_nightsAndWeekends_openAndCloseAsWritten(String now, String opens, String closes) {
        TransferWindows windows = TransferWindows.of(NIGHTS, ZoneOffset.UTC);

        assertEquals(now.equals(opens), windows.isOpen(utc(now)));
        assertEquals(utc(opens), windows.opens(utc(now)));
        assertEquals(Optional.of(utc(closes)), windows.closes(utc(now)));
    }

    @ParameterizedTest
    @CsvSource({
        // text, opens after Thursday 2026-11-26T12:00, and closes after that
        "Fri-Mon 10:00-11:00, 2026-11-27T10:00, 2026-11-27T11:00",
        "Wed-Thu 10:00-11:00, 2026-12-02T10:00, 2026-12-02T11:00",
        "Thu 12:01-12:00, 2026-11-26T12:01, 2026-11-27T12:00",
        "Sun 23:30-00:30, 2026-11-29T23:30, 2026-11-30T00:30",
        "thu 10:00 - 11:00, 2026-12-03T10:00, 2026-12-03T11:00",
        "01:30-04:00, 2026-11-27T01:30, 2026-11-27T04:00",
        "Sun 23:30-00:00, 2026-11-29T23:30, 2026-11-30T00:00",
        "FRI 00:00-24:00, 2026-11-27T00:00, 2026-11-28T00:00",
    })
    void opens_otherForms_atTheNextTimeOfTheWeek(String text, String opens, String closes) {
        TransferWindows windows = TransferWindows.of(text, ZoneOffset.UTC);
        Instant thursday = utc("2026-11-26T12:00");

        assertFalse(windows.isOpen(thursday));
        assertEquals(utc(opens), windows.opens(thursday));
        assertEquals(Optional.of(utc(closes)), windows.closes(windows.opens(thursday)));
    }

    @ParameterizedTest
    @CsvSource({
        // text, from, opens, closes: forward at 01:00Z, there is no 02:00 to 03:00
        "01:00-04:00, 2027-03-27T12:00, 2027-03-28T00:00, 2027-03-28T02:00",
        "02:15-04:00, 2027-03-28T00:30, 2027-03-28T01:00, 2027-03-28T02:00",
        "02:15-02:45, 2027-03-27T12:00, 2027-03-29T00:15, 2027-03-29T00:45",
        "Sun 02:15-02:45, 2027-03-27T12:00, 2027-04-04T00:15, 2027-04-04T00:45",
        "01:00-02:30, 2027-03-27T12:00, 2027-03-28T00:00, 2027-03-28T01:00",
        // back at 01:00Z, 02:00 to 03:00 is there twice
        "01:00-04:00, 2026-10-24T12:00, 2026-10-24T23:00, 2026-10-25T03:00",
        "02:15-02:45, 2026-10-24T12:00, 2026-10-25T00:15, 2026-10-25T00:45",
        "02:15-02:45, 2026-10-25T00:45, 2026-10-25T01:15, 2026-10-25T01:45",
        "02:15-02:45, 2026-10-25T01:45, 2026-10-26T01:15, 2026-10-26T01:45",
        "02:30-05:00, 2026-10-25T00:10, 2026-10-25T00:30, 2026-10-25T01:00",
    })
    void zone_clocksChange_windowIsWhatClocksShow(String text, String from, String opens, String closes) {
        TransferWindows windows = TransferWindows.of(text, BERLIN);

        assertEquals(utc(opens), windows.opens(utc(from)));
        assertEquals(Optional.of(utc(closes)), windows.closes(utc(opens)));
    }

    /** Looks at every minute of a fortnight around each change of clocks, and at what lies just before the answers. */
    @ParameterizedTest
    @ValueSource(strings = {NIGHTS, "Sun 02:15-02:45", "Sun 01:30-03:30, Mon 00:00-00:01", "Sat 23:00-22:59"})
    void opensAndCloses_everyMinute_areTheFirstChangeThatIsSeen(String text) {
        TransferWindows windows = TransferWindows.of(text, BERLIN);
        for (String middle : List.of("2026-10-25T01:00", "2027-03-28T01:00")) {
            Instant end = utc(middle).plus(Duration.ofDays(3));
            Instant opens = windows.opens(end);
            Instant closes = windows.closes(end).orElseThrow();
            for (Instant now = end; now.isAfter(end.minus(Duration.ofDays(7))); now = now.minusSeconds(60)) {
                boolean open = windows.isOpen(now);
                opens = open ? now : opens;
                closes = open ? closes : now;
                assertEquals(opens, windows.opens(now), "opens after " + now);
                assertEquals(Optional.of(closes), windows.closes(now), "closes after " + now);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "00:00-24:00", "Mon-Sun 00:00-24:00", "Mon 00:00-24:00, Tue-Sun 00:00-24:00"})
    void always_isOpenAndNeverCloses(String text) {
        TransferWindows windows = TransferWindows.of(text, BERLIN);
        Instant now = utc("2027-03-28T00:59");

        assertTrue(windows.isOpen(now));
        assertEquals(now, windows.opens(now));
        assertEquals(Optional.empty(), windows.closes(now));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon",
                "Mon 22-05",
                "Mon 22:00-25:00",
                "Mon 24:00-05:00",
                "Mon 22:60-23:00",
                "Mon 22:00-22:00",
                "Mon 05:00-00:00x",
                "Mom 22:00-23:00",
                "Mon- 22:00-23:00",
                "Mon 22:00-23:00 Tue 22:00-23:00"
            })
    void of_textThatIsNoWindow_isRefusedWithTheTextAndTheRule(String text) {
        var refused = assertThrows(
                IllegalArgumentException.class, () -> TransferWindows.of("01:00-02:00, " + text, ZoneOffset.UTC));

        assertTrue(
                refused.getMessage()
                        .startsWith("window [" + text
                                + "] must be like [Mon-Fri 22:00-05:00], [Sat 00:00-24:00] or [01:30-04:00]"),
                refused.getMessage());
    }
}
