package dev.modelwire.demo.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UsHolidaysTest {

    @Test
    void closed_aYear_isWhatTheCalendarSays() {
        assertEquals(
                Stream.of("2014-01-01", "2014-05-26", "2014-07-04", "2014-09-01", "2014-11-27", "2014-12-25")
                        .map(LocalDate::parse)
                        .toList(),
                UsHolidays.closed().stream()
                        .filter(day -> day.getYear() == 2014)
                        .toList());
    }

    @Test
    void closed_onAWeekend_isObservedBesideIt() {
        assertTrue(UsHolidays.closed()
                .containsAll(List.of(
                        LocalDate.parse("2015-07-03"), LocalDate.parse("2011-12-26"), LocalDate.parse("2010-12-31"))));
    }

    @Test
    void quiet_noDayIsClosedToo() {
        assertTrue(UsHolidays.quiet().stream().noneMatch(UsHolidays.closed()::contains));
        assertTrue(UsHolidays.quiet().contains(LocalDate.parse("2014-11-28")));
    }
}
