package dev.modelwire.demo.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static InputStream csv(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void ridership_isAllOfTheData() {
        Series series = Series.ridership();

        assertEquals(5_698, series.size());
        assertEquals(49, series.columns().size());
        assertEquals("ridership", series.columns().get(0));
        assertEquals(15.732, series.value(0, 0));
        assertEquals(5.627, series.value(5_697, 0));
        assertEquals(Instant.parse("2001-01-22T00:00:00Z").toEpochMilli(), series.millis(0));
        assertEquals(Instant.parse("2016-08-28T00:00:00Z").toEpochMilli(), series.millis(5_697));
    }

    @Test
    void demand_halfHoursBeginAtMidnightInLondon() {
        Series series = Series.demand();

        assertEquals(4_032, series.size());
        assertEquals(List.of("demand"), series.columns());
        assertEquals(22_262, series.value(0, 0));
        assertEquals(Instant.parse("2000-06-04T23:00:00Z").toEpochMilli(), series.millis(0));
        assertEquals(Instant.parse("2000-08-27T22:30:00Z").toEpochMilli(), series.millis(4_031));
    }

    @Test
    void at_timeInside_isTheFirstRowNotBeforeIt() {
        Series series = Series.ridership();

        assertEquals(0, series.at(Instant.parse("1999-01-01T00:00:00Z")));
        assertEquals(1, series.at(Instant.parse("2001-01-22T00:00:01Z")));
        assertEquals(1, series.at(Instant.parse("2001-01-23T00:00:00Z")));
        assertEquals(5_698, series.at(Instant.parse("2020-01-01T00:00:00Z")));
    }

    @Test
    void parse_rowOfAnotherLength_failsWithTheRow() {
        var failed = assertThrows(IllegalArgumentException.class, () -> Series.parse(csv("\"a\",\"b\"\n1,2\n3\n")));

        assertEquals("row [3] has [1] cells: the header names [2]", failed.getMessage());
    }
}
