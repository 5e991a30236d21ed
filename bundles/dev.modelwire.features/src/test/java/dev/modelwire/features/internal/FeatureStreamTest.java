package dev.modelwire.features.internal;

import static dev.modelwire.features.internal.Streams.at;
import static dev.modelwire.features.internal.Streams.offer;
import static dev.modelwire.features.internal.Streams.parse;
import static dev.modelwire.features.internal.Streams.plan;
import static dev.modelwire.features.internal.Streams.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.features.internal.FeatureStream.Offer;
import dev.modelwire.features.internal.FeatureStream.Takeover;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureStreamTest {

    private static final String KEYED =
            plan("", "", "'steps': 2").replace("'columns'", "'key': {'property': 'pump', 'most': 2}, 'columns'");

    @Test
    void offer_keys_haveWindowsOfTheirOwn() {
        FeatureStream stream = Streams.of(KEYED);
        offer(stream, record("t", 1L, "x", 1, "pump", "a"));
        offer(stream, record("t", 1L, "x", 5, "pump", 7));
        assertEquals("[1.0, 2.0]", offer(stream, record("t", 2L, "x", 2, "pump", "a")));
        assertEquals("[5.0, 6.0]", offer(stream, record("t", 3L, "x", 6, "pump", 7L)));
    }

    @Test
    void offer_oneKeyTooMany_isRefusedAndTakesNoPlace() {
        FeatureStream stream = Streams.of(KEYED);
        assertTrue(offer(stream, record("t", 1L, "pump", "refused")).startsWith("MISSING_FEATURE"));
        offer(stream, record("t", 1L, "x", 1, "pump", "a"));
        offer(stream, record("t", 1L, "x", 1, "pump", "b"));
        assertEquals(
                "TOO_MANY_KEYS: the key [pump] is [c]: there are windows for 2 other keys, and no more may be opened",
                offer(stream, record("t", 1L, "x", 1, "pump", "c")));
        assertEquals("MISSING_FEATURE: the key [pump] is not in the record", offer(stream, record("t", 2L, "x", 1)));
        assertTrue(
                offer(stream, record("t", 2L, "x", 1, "pump", 1.5)).startsWith("WRONG_TYPE: the key [pump] is [1.5]"));
        assertEquals("[1.0, 2.0]", offer(stream, record("t", 2L, "x", 2, "pump", "b")));
    }

    @ParameterizedTest
    @CsvSource({
        "ms, 1773100800000, 2026-03-10T00:00:00Z",
        "s, 1773100800, 2026-03-10T00:00:00Z",
        "iso, 2026-03-10T01:00:00+01:00, 2026-03-10T00:00:00Z",
        "iso, 2026-03-10T00:00:00.250Z, 2026-03-10T00:00:00.250Z",
        "iso, 2026-03-10T01:00, 2026-03-10T00:00:00Z",
        "iso, 2026-03-10, 2026-03-09T23:00:00Z",
        "iso, 2026-10-25T02:30:00, 2026-10-25T00:30:00Z"
    })
    void offer_timeInEachUnit_isRead(String unit, String time, String expected) {
        FeatureStream stream = Streams.of(
                plan("", "", "'steps': 1").replace("'unit': 'ms'", "'unit': '" + unit + "', 'zone': 'Europe/Rome'"));
        Object value = unit.equals("iso") ? time : (Object) Long.valueOf(time);
        assertEquals("[1.0]", offer(stream, record("t", value, "x", 1)));
        assertEquals(at(expected), stream.origin());
    }

    @ParameterizedTest
    @CsvSource({"ms, -1", "ms, NaN", "ms, 7258118400000", "s, 1e300", "iso, yesterday", "iso, 2026-02-30", "ms, text"})
    void offer_timeThatCannotBeRead_isBadTime(String unit, String time) {
        FeatureStream stream = Streams.of(plan("", "", "'steps': 1").replace("'unit': 'ms'", "'unit': '" + unit + "'"));
        Object value = unit.equals("iso") || time.equals("text") ? time : (Object) Double.valueOf(time);
        assertTrue(offer(stream, record("t", value, "x", 1)).startsWith("BAD_TIME: the time [t] is ["));
        assertEquals("BAD_TIME: the time [t] is not in the record", offer(stream, record("x", 1)));
    }

    @Test
    void offer_aheadOfTheGatewaysClock_isBadTimeWhereThatIsBounded() {
        String bounded = plan("", "", "'steps': 1").replace("'unit': 'ms'", "'unit': 'ms', 'aheadOfClock': 'PT1M'");
        AtomicLong clock = new AtomicLong(1_000_000);
        FeatureStream stream = new FeatureStream(parse(bounded), clock::get);
        assertEquals("[1.0]", offer(stream, record("t", 1_060_000L, "x", 1)));
        assertEquals(
                "BAD_TIME: the time [t] is [1970-01-01T00:17:40.001Z], 60001 ms ahead of the gateway's clock: that is further"
                        + " than the pipeline allows",
                offer(stream, record("t", 1_060_001L, "x", 1)));
    }

    @Test
    void offer_timeOfArrival_neverGoesBackAndIsNeverTwice() {
        String arrival = plan("", "", "'steps': 1").replace("'time': {'property': 't', 'unit': 'ms'}, ", "");
        AtomicLong clock = new AtomicLong(5_000);
        FeatureStream stream = new FeatureStream(parse(arrival), clock::get);
        offer(stream, record("x", 1));
        assertEquals(5_000, stream.origin());
        offer(stream, record("x", 2));
        assertEquals(5_001, stream.origin());
        clock.set(1_000);
        offer(stream, record("x", 3));
        assertEquals(5_002, stream.origin());
        clock.set(9_000);
        FeatureStream next = new FeatureStream(parse(arrival), () -> 2_000);
        assertTrue(next.takeOver(stream).taken());
        assertEquals("[4.0]", offer(next, record("x", 4)));
        assertEquals(5_003, next.origin());
    }

    @Test
    void offer_unknownCategory_isRefused() {
        FeatureStream stream = Streams.of("{'time': {'property': 't', 'unit': 'ms'}, 'columns': [{'name': 'sky',"
                + " 'categories': ['clear']}], 'features': [{'name': 'f', 'kind': 'one-hot', 'column': 'sky'}],"
                + " 'window': {'steps': 1}}");
        assertEquals(
                "OUT_OF_RANGE: feature [sky] is [fog], which is none of its categories",
                offer(stream, record("t", 1L, "sky", "fog")));
        assertTrue(offer(stream, record("t", 1L, "sky", 1)).startsWith("WRONG_TYPE"));
        assertEquals("[1.0]", offer(stream, record("t", 1L, "sky", "clear")));
    }

    @Test
    void write_nothingIsDue_isRefused() {
        FeatureStream stream = Streams.of(plan("", "", "'steps': 2"));
        assertEquals(Offer.ABSORBED, stream.offer(record("t", 1L, "x", 1)));
        assertThrows(NullPointerException.class, () -> stream.write(new float[2]));
        assertThrows(NullPointerException.class, stream::refusal);
    }

    @Test
    void takeOver_columnThatIsNewOrOfAnotherUnit_saysWhy() {
        FeatureStream old = Streams.of(KEYED);
        offer(old, record("t", 1L, "x", 1, "pump", "a"));
        Takeover unit = Streams.of(KEYED.replace("'name': 'x'}]", "'name': 'x', 'unit': 'bar'}]"))
                .takeOver(old);
        assertFalse(unit.taken());
        assertTrue(unit.detail().startsWith("the window began empty, as column [x] is another one"), unit.detail());
        Takeover added = Streams.of(KEYED.replace("[{'name': 'x'}", "[{'name': 'x'}, {'name': 'y'}"))
                .takeOver(old);
        assertEquals("the window began empty, as column [y] is new: there is no history of it", added.detail());
        Takeover zone = Streams.of(KEYED.replace("'unit': 'ms'", "'unit': 's'")).takeOver(old);
        assertTrue(zone.detail().startsWith("the window began empty, as steps are made otherwise"), zone.detail());
        Takeover fewer = Streams.of(KEYED.replace("'most': 2", "'most': 1")).takeOver(Streams.of(KEYED));
        assertTrue(fewer.taken());
    }

    @Test
    void takeOver_fewerColumns_goesOnWithThoseThatAreNeeded() {
        String two = "{'time': {'property': 't', 'unit': 'ms'}, 'columns': [{'name': 'x'}, {'name': 'y'}],"
                + "'features': [{'name': 'y', 'kind': 'value', 'column': 'y'}], 'window': {'steps': 3}}";
        FeatureStream old = Streams.of(two);
        offer(old, record("t", 1L, "x", 1, "y", 10));
        offer(old, record("t", 2L, "x", 2, "y", 20));
        FeatureStream next = Streams.of(two.replace("{'name': 'x'}, ", ""));
        assertEquals(
                new Takeover(true, 1, "the window goes on with 2 of the 3 steps that it needs"), next.takeOver(old));
        assertEquals("[10.0, 20.0, 30.0]", offer(next, record("t", 3L, "y", 30)));
    }

    @Test
    void restore_eachByteChanged_isRefusedAndTheStreamStillWorks() {
        String buckets = plan("'bucket': {'every': 'PT1H'}", "'aggregate': 'sum'", "'steps': 1");
        FeatureStream old = Streams.of(buckets);
        offer(old, "00:00:00", 1);
        offer(old, "01:00:00", 1);
        byte[] bytes = old.snapshot();
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 0x55;
            FeatureStream next = Streams.of(buckets);
            assertFalse(next.restore(damaged).taken(), "byte " + i);
        }
        FeatureStream next = Streams.of(buckets);
        assertFalse(next.restore(new byte[0]).taken());
        assertFalse(next.restore(Arrays.copyOf(bytes, bytes.length - 1)).taken());
        assertTrue(next.restore(bytes).taken());
        assertEquals("[1.0]", offer(next, "02:00:00", 1));
    }
}
