package dev.modelwire.sync.internal.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRangeTest {

    private static final long NONE = Long.MAX_VALUE;

    @Test
    void of_above2GiB_T3_isExact() {
        ContentRange range =
                ContentRange.of("bytes 2147483653-3221225471/3221225472").orElseThrow();
        assertEquals(new ContentRange(2_147_483_653L, 3_221_225_471L, 3_221_225_472L), range);
        assertEquals(1_073_741_819L, range.length());
        assertTrue(range.isRest(2_147_483_653L, 3_221_225_472L, NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "bytes 5-9/10, 5, 10, true",
        "bytes 5-9/10, 5, -1, true",
        "bytes 5-9/*, 5, 10, true",
        "bytes 5-9/*, 5, -1, false",
        "bytes 4-9/10, 5, 10, false",
        "bytes 6-9/10, 5, 10, false",
        "bytes 5-8/10, 5, 10, false",
        "bytes 5-10/10, 5, 10, false",
        "bytes 5-9/11, 5, 10, false",
        "bytes 5-4/5, 5, 5, false",
        "bytes 5-100/101, 5, -1, false"
    })
    void isRest_parts_areTheRestOrNot(String header, long from, long size, boolean expected) {
        assertEquals(expected, ContentRange.of(header).orElseThrow().isRest(from, size, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes", "bytes */10", "bytes 5-9", "bytes 5-/10", "bytes -5-9/10", "lines 5-9/10"})
    void of_anythingElse_isNone(String header) {
        assertTrue(ContentRange.of(header).isEmpty());
    }
}
