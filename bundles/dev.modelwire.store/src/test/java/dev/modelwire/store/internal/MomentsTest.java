package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    @Test
    void parse_whatAnInstantWrites_isThatInstant() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            long second = random.nextLong(-70_000_000_000L, 300_000_000_000L);
            long nano = random.nextLong(1_000_000_000);
            for (Instant at : List.of(
                    Instant.ofEpochSecond(second, nano),
                    Instant.ofEpochSecond(second, nano / 1_000_000 * 1_000_000),
                    Instant.ofEpochSecond(second))) {
                assertEquals(at, Moments.parse(at.toString()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00.1Z",
                "1970-01-01T00:00:00.12Z",
                "1970-01-01T24:00:00Z",
                "1970-01-01T23:59:60Z",
                "1970-01-01T00:00:00z",
                "1970-01-01t00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "1970-01-01T00:00Z",
                "1970-02-29T00:00:00Z",
                "1972-02-29T00:00:00Z",
                "1970-01-01T00:00:00.Z",
                "1970-01-01T00:00:00.1234567890Z",
                "1970-01-01T00:00:00,1Z",
                "1970-01-01T00:00:00+00:00",
                "1970-01-01 00:00:00Z",
                "1970-13-01T00:00:00Z",
                "٠٩٧٠-01-01T00:00:00Z",
                "Z",
                ""
            })
    void parse_anything_isWhatThePlatformMakesOfIt(String text) {
        Instant expected;
        try {
            expected = Instant.parse(text);
        } catch (DateTimeException e) {
            assertThrows(DateTimeException.class, () -> Moments.parse(text));
            return;
        }
        assertEquals(expected, Moments.parse(text));
    }
}
