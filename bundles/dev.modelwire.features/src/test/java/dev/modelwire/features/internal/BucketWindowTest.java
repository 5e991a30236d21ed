package dev.modelwire.features.internal;

import static dev.modelwire.features.internal.Streams.at;
import static dev.modelwire.features.internal.Streams.offer;
import static dev.modelwire.features.internal.Streams.plan;
import static dev.modelwire.features.internal.Streams.record;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketWindowTest {

    private static final String HOURS = "'bucket': {'every': 'PT1H', 'lateness': 'PT10M'}";

    private static String hours(String aggregate, String window) {
        return plan(HOURS, "'aggregate': '" + aggregate + "'", window);
    }

    @ParameterizedTest
    @CsvSource({"mean, 2.0", "min, 1.0", "max, 3.0", "sum, 6.0", "count, 3.0", "last, 2.0"})
    void offer_samplesOfABucket_areAggregated(String aggregate, String expected) {
        FeatureStream stream = Streams.of(hours(aggregate, "'steps': 1"));
        assertEquals("the window has 0 of 1 steps", offer(stream, "00:00:00", 3));
        offer(stream, "00:20:00", 1);
        offer(stream, "00:50:00", 2);
        assertEquals("the window has 0 of 1 steps", offer(stream, "01:09:59", 100));
        assertEquals("[" + expected + "]", offer(stream, "01:10:00", 100));
        assertEquals(at("2026-03-10T00:50:00Z"), stream.origin());
    }

    @Test
    void offer_outOfOrderWithinLateness_entersItsBucket() {
        FeatureStream stream = Streams.of(hours("last", "'steps': 1"));
        offer(stream, "00:00:00", 1);
        offer(stream, "01:05:00", 9);
        offer(stream, "00:59:00", 2);
        offer(stream, "00:58:00", 3);
        assertEquals("[2.0]", offer(stream, "01:10:00", 9));
    }

    @Test
    void offer_afterItsBucketHasEnded_isLate() {
        FeatureStream stream = Streams.of(hours("sum", "'steps': 1"));
        offer(stream, "00:00:00", 1);
        offer(stream, "01:10:00", 2);
        assertEquals(
                "LATE: the record is of [2026-03-10T00:59:59Z]: the window takes none before [2026-03-10T01:00:00Z] any"
                        + " more",
                offer(stream, "00:59:59", 9));
        assertEquals("[2.0]", offer(stream, "02:10:00", 9));
    }

    @Test
    void offer_sameTimeInTheOpenBucket_isDuplicateAndCountsOnce() {
        FeatureStream stream = Streams.of(hours("sum", "'steps': 1"));
        offer(stream, "00:00:00", 1);
        offer(stream, "00:30:00", 2);
        assertEquals(
                "DUPLICATE: the record is of [2026-03-10T00:00:00Z]: the window has that time already",
                offer(stream, "00:00:00", 1));
        assertEquals("[3.0]", offer(stream, "01:10:00", 0));
    }

    @Test
    void offer_sameTimeWithAnotherColumn_enters() {
        FeatureStream stream = Streams.of("{'time': {'property': 't', 'unit': 'ms'}, " + HOURS
                + ", 'columns': [{'name': 'x', 'aggregate': 'sum'}, {'name': 'y', 'aggregate': 'sum'}], 'features': ["
                + "{'name': 'x', 'kind': 'value', 'column': 'x'}, {'name': 'y', 'kind': 'value', 'column': 'y'}],"
                + "'window': {'steps': 1}}");
        long time = at("2026-03-10T00:00:00Z");
        offer(stream, record("t", time, "x", 1));
        offer(stream, record("t", time, "x", 5, "y", 2));
        assertEquals("[1.0, 2.0]", offer(stream, record("t", time + 4_200_000, "x", 0)));
        assertEquals(
                "MISSING_FEATURE: the record has none of the properties of the pipeline, the first of which is [x]",
                offer(stream, record("t", time + 4_300_000)));
    }

    @Test
    void offer_emitterRestartsAndSendsTheSameAgain_changesNothing() {
        FeatureStream stream = Streams.of(hours("sum", "'steps': 2"));
        for (int round = 0; round < 2; round++) {
            for (String time : new String[] {"00:00:00", "00:30:00", "01:00:00", "01:30:00"}) {
                offer(stream, time, 1);
            }
        }
        assertEquals("[2.0, 2.0]", offer(stream, "02:10:00", 1));
    }

    @Test
    void offer_endsSeveralBuckets_oneTensorOfTheNewest() {
        FeatureStream stream =
                Streams.of(plan("'bucket': {'every': 'PT1H', 'lateness': 'PT3H'}", "'aggregate': 'sum'", "'steps': 1"));
        offer(stream, "00:00:00", 1);
        offer(stream, "01:00:00", 2);
        offer(stream, "02:00:00", 3);
        assertEquals("[3.0]", offer(stream, "06:00:00", 4));
    }

    @Test
    void offer_windowBeginsInTheMiddleOfABucket_thatIsDropped() {
        FeatureStream stream = Streams.of(hours("count", "'steps': 1"));
        offer(stream, "00:01:00", 1);
        offer(stream, "01:30:00", 1);
        offer(stream, "01:40:00", 1);
        assertEquals("[2.0]", offer(stream, "02:10:00", 1));
        FeatureStream keeping = Streams.of(hours("count", "'steps': 1").replace("'PT10M'", "'PT10M', 'first': 'keep'"));
        offer(keeping, "00:01:00", 1);
        assertEquals("[1.0]", offer(keeping, "01:30:00", 1));
    }

    @Test
    void offer_bucketWithoutSample_beginsAnewOrIsFilled() {
        FeatureStream resetting = Streams.of(hours("sum", "'steps': 2"));
        offer(resetting, "00:00:00", 1);
        assertEquals("the window has 1 of 2 steps", offer(resetting, "01:10:00", 1));
        assertEquals("the window begins anew after a gap: it has 0 of 2 steps", offer(resetting, "03:10:00", 1));
        FeatureStream filling =
                Streams.of(plan(HOURS, "'aggregate': 'sum', 'missing': {'fill': 0}", "'steps': 3, 'gap': {'fill': 1}"));
        offer(filling, "00:00:00", 1);
        assertEquals("the window has 2 of 3 steps", offer(filling, "02:10:00", 5));
        assertEquals("[1.0, 0.0, 5.0]", offer(filling, "03:10:00", 1));
    }

    @Test
    void offer_centuriesAhead_beginsAnewAtOnce() {
        FeatureStream stream = Streams.of(
                plan("'bucket': {'every': 'PT0.1S'}", "'aggregate': 'count'", "'steps': 2, 'gap': {'fill': 3}"));
        offer(stream, "00:00:00", 1);
        assertEquals(
                "the window begins anew after a gap: it has 0 of 2 steps", offer(stream, "2199-01-01T00:00:00Z", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, PT1H, 23",
        "2026-10-25, PT1H, 25",
        "2026-03-29, PT30M, 46",
        "2026-10-25, PT30M, 50",
        "2026-03-29, PT6H, 4",
        "2026-10-25, PT6H, 4",
        "2026-03-29, P1D, 1",
        "2026-10-25, P1D, 1"
    })
    void offer_dayOf23Or25Hours_hasItsBuckets(String day, String every, int expected) {
        FeatureStream stream =
                Streams.of(plan("'bucket': {'every': '" + every + "'}", "'aggregate': 'sum'", "'steps': 1")
                        .replace("'unit': 'ms'", "'unit': 'ms', 'zone': 'Europe/Rome'"));
        long begin = at(day + "T00:00:00Z") - (day.contains("-03-") ? 3_600_000 : 7_200_000);
        long hours = day.contains("-03-") ? 23 : 25;
        List<String> steps = new ArrayList<>();
        for (long time = begin; time <= begin + hours * 3_600_000; time += 60_000) {
            String outcome = offer(stream, record("t", time, "x", 1));
            if (outcome.startsWith("[")) {
                steps.add(outcome);
            }
        }
        assertEquals(expected, steps.size(), steps.toString());
        if (every.equals("P1D")) {
            assertEquals("[" + hours * 60.0 + "]", steps.get(0));
        }
        if (every.equals("PT6H")) {
            assertEquals("[" + (hours - 18) * 60.0 + "]", steps.get(0));
        }
    }
}
