package dev.modelwire.features.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Rome, 3600000",
        "Europe/Rome, 1800000",
        "Europe/Rome, 21600000",
        "America/Chicago, 7200000",
        "Australia/Lord_Howe, 3600000",
        "Australia/Lord_Howe, 1800000",
        "America/Sao_Paulo, 86400000",
        "Asia/Kolkata, 3600000",
        "UTC, 2400000",
        "Europe/Rome, 2400000"
    })
    void floorAndNext_throughYears_areOneChainOfBuckets(String zone, long every) {
        Pace pace = new Pace(Zone.of(ZoneId.of(zone)), every, every == Pace.DAY);
        long start = pace.floor(Streams.at("2010-01-01T00:00:00Z"));
        long at = start;
        int buckets = 0;
        while (at < Streams.at("2013-01-01T00:00:00Z")) {
            long next = pace.next(at);
            assertTrue(next > at && next - at <= 2 * every + 3_600_000);
            assertEquals(at, pace.floor(at));
            assertEquals(at, pace.floor(next - 1));
            assertEquals(at, pace.floor((at + next) / 2));
            at = next;
            buckets++;
        }
        assertEquals(at, pace.next(start, buckets));
    }

    @Test
    void floor_days_beginAtMidnightOfTheZone() {
        ZoneId rome = ZoneId.of("Europe/Rome");
        Pace pace = new Pace(Zone.of(rome), Pace.DAY, true);
        for (long time = Streams.at("2025-12-30T00:00:00Z"), i = 0; i < 3000; i++, time += 12_345_678) {
            long midnight = Instant.ofEpochMilli(time)
                    .atZone(rome)
                    .toLocalDate()
                    .atStartOfDay(rome)
                    .toInstant()
                    .toEpochMilli();
            assertEquals(midnight, pace.floor(time));
        }
    }

    @Test
    void floor_weeks_beginOnMonday() {
        ZoneId rome = ZoneId.of("Europe/Rome");
        Pace pace = new Pace(Zone.of(rome), 7 * Pace.DAY, true);
        ZonedDateTime start = Instant.ofEpochMilli(pace.floor(Streams.at("2026-10-28T12:00:00Z")))
                .atZone(rome);
        assertEquals(DayOfWeek.MONDAY, start.getDayOfWeek());
        assertEquals(LocalDateTime.parse("2026-10-26T00:00"), start.toLocalDateTime());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/Rome", "America/Chicago", "Australia/Lord_Howe", "UTC", "+05:30", "Africa/Casablanca"})
    void local_anyTime_isThatOfJavaTime(String id) {
        ZoneId zoneId = ZoneId.of(id);
        Zone zone = Zone.of(zoneId);
        for (long time = 0; time < Zone.END; time += 98_765_432_109L / 7) {
            ZonedDateTime there = Instant.ofEpochMilli(time).atZone(zoneId);
            long local = zone.local(time);
            assertEquals(time + there.getOffset().getTotalSeconds() * 1000L, local);
            assertEquals(time, zone.instant(local), () -> there + " is unambiguous");
            assertEquals(there.getHour(), CalendarField.HOUR_OF_DAY.index(local));
            assertEquals(there.getHour() * 60 + there.getMinute(), CalendarField.MINUTE_OF_DAY.index(local));
            assertEquals(there.getDayOfWeek().getValue(), CalendarField.DAY_OF_WEEK.index(local) + 1);
            assertEquals(there.getDayOfMonth(), CalendarField.DAY_OF_MONTH.index(local) + 1);
            assertEquals(there.getMonthValue(), CalendarField.MONTH.index(local) + 1);
            assertEquals(there.getDayOfYear(), CalendarField.DAY_OF_YEAR.index(local) + 1);
            assertEquals(
                    (there.getDayOfWeek().getValue() - 1) * 48 + there.getHour() * 2 + there.getMinute() / 30,
                    CalendarField.HALF_HOUR_OF_WEEK.index(local));
        }
    }

    @Test
    void instant_timesThatNeverAreOrAreTwice_areTheLeapAndTheFirst() {
        Zone rome = Zone.of(ZoneId.of("Europe/Rome"));
        assertEquals(Streams.at("2026-03-29T01:00:00Z"), rome.instant(Streams.at("2026-03-29T02:30:00Z")));
        assertEquals(Streams.at("2026-10-25T00:30:00Z"), rome.instant(Streams.at("2026-10-25T02:30:00Z")));
        assertEquals(Streams.at("2026-10-25T02:00:00Z"), rome.instant(Streams.at("2026-10-25T03:00:00Z")));
    }
}
