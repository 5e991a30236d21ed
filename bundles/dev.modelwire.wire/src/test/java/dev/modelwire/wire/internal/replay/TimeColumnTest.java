package dev.modelwire.wire.internal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeColumnTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest
    @CsvSource({
        "ISO, 2000-06-05, 2000-06-04T23:00:00Z",
        "ISO, 2000-06-05T01:30, 2000-06-05T00:30:00Z",
        "ISO, 2000-06-05 01:30:15.250, 2000-06-05T00:30:15.250Z",
        "ISO, 2000-06-05T01:30:00Z, 2000-06-05T01:30:00Z",
        "ISO, 2000-06-05T01:30:00-02:00, 2000-06-05T03:30:00Z",
        "EPOCH_S, 960163200, 2000-06-05T00:00:00Z",
        "EPOCH_S, 960163200.5, 2000-06-05T00:00:00.500Z",
        "EPOCH_MS, 960163200123, 2000-06-05T00:00:00.123Z"
    })
    void millis_validTime_isTheInstant(TimeColumn.Format format, String cell, Instant instant) {
        assertEquals(instant.toEpochMilli(), new TimeColumn("at", format, LONDON).millis(cell));
    }

    @ParameterizedTest
    @CsvSource({
        "2000-03-26T01:30, 2000-03-26T01:30:00Z", // the clock leaps from 01:00 to 02:00: half an hour later
        "2000-10-29T01:30, 2000-10-29T00:30:00Z" // half past one comes twice: the earlier
    })
    void millis_daylightSavingChanges_asStated(String cell, Instant instant) {
        assertEquals(instant.toEpochMilli(), new TimeColumn("at", TimeColumn.Format.ISO, LONDON).millis(cell));
    }

    @ParameterizedTest
    @CsvSource({"ISO, ''", "ISO, 05/06/2000", "ISO, 2000-13-05", "EPOCH_S, now", "EPOCH_MS, 1.5", "EPOCH_S, 1e30"})
    void millis_unreadable_fails(TimeColumn.Format format, String cell) {
        TimeColumn time = new TimeColumn("at", format, LONDON);

        assertThrows(IllegalArgumentException.class, () -> time.millis(cell));
    }

    @Test
    void millis_unreadable_saysCellRuleAndRemedy() {
        TimeColumn time = new TimeColumn("at", TimeColumn.Format.EPOCH_S, LONDON);

        var failed = assertThrows(IllegalArgumentException.class, () -> time.millis("2000-06-05"));

        assertEquals(
                "time [2000-06-05] must be seconds since 1970-01-01 UTC; set time.format to what the file has",
                failed.getMessage());
    }
}
