package dev.modelwire.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.modelwire.api.evaluation.TimeStep;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeStepTest {

    @ParameterizedTest
    @CsvSource({
        "PT30M, 2026-03-29T00:30:00Z, 3",
        "PT30M, 2026-03-29T00:30:00Z, -3",
        "PT0.001S, 1969-12-31T23:59:59.999999999Z, -1500",
        "PT36H15M, 1970-01-01T00:00:00.123456789Z, 10000",
        "PT876000H, -200000-01-01T00:00:00Z, 4000",
        "PT1S, 2026-01-01T00:00:00Z, 0"
    })
    void plus_exactStep_isThatOfDurations(Duration exact, Instant from, long steps) {
        assertEquals(from.plus(exact.multipliedBy(steps)), TimeStep.of(exact).plus(from, steps, ZoneOffset.UTC));
    }

    @Test
    void plus_moreThanThereIsTime_fails() {
        TimeStep step = TimeStep.of(Duration.ofDays(365));
        assertThrows(ArithmeticException.class, () -> step.plus(Instant.EPOCH, Long.MAX_VALUE / 1000, ZoneOffset.UTC));
    }

    @Test
    void plus_days_keepTheLocalTimeOverAChangeOfTheClock() {
        Instant before = Instant.parse("2026-03-28T11:00:00Z");
        assertEquals(
                Instant.parse("2026-03-30T10:00:00Z"), TimeStep.ofDays(1).plus(before, 2, ZoneId.of("Europe/Rome")));
    }
}
