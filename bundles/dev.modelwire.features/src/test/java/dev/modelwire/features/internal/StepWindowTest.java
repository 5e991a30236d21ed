package dev.modelwire.features.internal;

import static dev.modelwire.features.internal.Streams.at;
import static dev.modelwire.features.internal.Streams.offer;
import static dev.modelwire.features.internal.Streams.plan;
import static dev.modelwire.features.internal.Streams.record;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.features.internal.FeatureStream.Offer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepWindowTest {

    @Test
    void offer_stepsFollowEachOther_dueOnceFullAndThenEachTime() {
        FeatureStream stream = Streams.of(Streams.STEPS);
        assertEquals("the window has 1 of 3 steps", offer(stream, "00:00:00", 1));
        assertEquals("the window has 2 of 3 steps", offer(stream, "01:00:00", 2.5));
        assertEquals("[1.0, 2.5, 3.0]", offer(stream, "02:00:00", 3L));
        assertEquals(at("2026-03-10T02:00:00Z"), stream.origin());
        assertEquals("[2.5, 3.0, 1.0]", offer(stream, "03:00:00", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LITTLE_ENDIAN", "BIG_ENDIAN"})
    void write_buffer_putsFloatsInItsOrderFromItsPosition(String order) throws ReflectiveOperationException {
        FeatureStream stream = Streams.of(plan("", "", "'steps': 2"));
        offer(stream, "00:00:00", 9);
        offer(stream, "01:00:00", 1);
        assertEquals(Offer.DUE, stream.offer(record("t", at("2026-03-10T02:00:00Z"), "x", -2)));
        ByteBuffer buffer = ByteBuffer.allocateDirect(16)
                .order((ByteOrder) ByteOrder.class.getField(order).get(null));
        buffer.putFloat(12, 7);
        buffer.position(4);
        stream.write(buffer);
        assertEquals(12, buffer.position());
        assertEquals(0f, buffer.getFloat(0));
        assertEquals(1f, buffer.getFloat(4));
        assertEquals(-2f, buffer.getFloat(8));
        assertEquals(7f, buffer.getFloat(12));
    }

    @Test
    void offer_stride_dueEverySoManySteps() {
        FeatureStream stream = Streams.of(plan("", "", "'steps': 2, 'stride': 3"));
        offer(stream, "00:00:00", 1);
        assertEquals("[1.0, 2.0]", offer(stream, "01:00:00", 2));
        assertEquals("1 of 3 steps since the last tensor", offer(stream, "02:00:00", 3));
        assertEquals("2 of 3 steps since the last tensor", offer(stream, "03:00:00", 4));
        assertEquals("[4.0, 5.0]", offer(stream, "04:00:00", 5));
    }

    @Test
    void offer_olderThanTheNewest_isLateAndDoesNotEnter() {
        FeatureStream stream = Streams.of(plan("", "", "'steps': 2"));
        offer(stream, "02:00:00", 1);
        assertEquals(
                "LATE: the record is of [2026-03-10T01:00:00Z]: the window takes none before [2026-03-10T02:00:00.001Z] any"
                        + " more",
                offer(stream, "01:00:00", 9));
        assertEquals("[1.0, 2.0]", offer(stream, "03:00:00", 2));
    }

    @Test
    void offer_emitterRestartsAndSendsTheSameAgain_duplicatesAndThenGoesOn() {
        FeatureStream stream = Streams.of(plan("", "", "'steps': 2"));
        offer(stream, "01:00:00", 1);
        offer(stream, "02:00:00", 2);
        assertEquals(
                "DUPLICATE: the record is of [2026-03-10T01:00:00Z]: the window has that time already",
                offer(stream, "01:00:00", 1));
        assertEquals(
                "DUPLICATE: the record is of [2026-03-10T02:00:00Z]: the window has that time already",
                offer(stream, "02:00:00", 2));
        assertEquals("[2.0, 3.0]", offer(stream, "03:00:00", 3));
    }

    @Test
    void offer_clockStepsBack_lateUntilItHasCaughtUp() {
        FeatureStream stream = Streams.of(plan("", "", "'steps': 2"));
        offer(stream, "05:00:00", 1);
        for (String time : new String[] {"03:00:00", "04:00:00", "04:59:59"}) {
            stream.offer(record("t", at("2026-03-10T" + time + "Z"), "x", 9));
            assertEquals("LATE", stream.refusal().name());
        }
        assertEquals("[1.0, 2.0]", offer(stream, "06:00:00", 2));
    }

    @Test
    void offer_clockStepsBackAndPlanRestartsAfterThree_windowBeginsAnewWithTheThird() {
        FeatureStream stream =
                Streams.of(plan("", "", "'steps': 2").replace("'unit': 'ms'", "'unit': 'ms', 'restartAfter': 3"));
        offer(stream, "05:00:00", 1);
        offer(stream, "01:00:00", 9);
        offer(stream, "02:00:00", 9);
        assertEquals("the window begins anew after a gap: it has 1 of 2 steps", offer(stream, "03:00:00", 3));
        assertEquals("[3.0, 4.0]", offer(stream, "04:00:00", 4));
    }

    @Test
    void offer_clockStepsForward_isAGap() {
        FeatureStream stream = Streams.of(Streams.STEPS);
        offer(stream, "00:00:00", 1);
        offer(stream, "01:00:00", 2);
        assertEquals("the window begins anew after a gap: it has 1 of 3 steps", offer(stream, "09:00:00", 3));
        assertEquals("the window has 2 of 3 steps", offer(stream, "10:00:00", 4));
        assertEquals("[3.0, 4.0, 5.0]", offer(stream, "11:00:00", 5));
    }

    @Test
    void offer_stepsABitEarlyOrLate_areNoGap() {
        FeatureStream stream = Streams.of(Streams.STEPS);
        offer(stream, "00:00:00", 1);
        offer(stream, "01:20:00", 2);
        assertEquals("[1.0, 2.0, 3.0]", offer(stream, "02:40:00", 3));
    }

    @Test
    void offer_noStepDeclared_knowsNoGap() {
        FeatureStream stream = Streams.of(plan("", "", "'steps': 2"));
        offer(stream, "00:00:00", 1);
        assertEquals("[1.0, 2.0]", offer(stream, "2027-01-01T00:00:00Z", 2));
    }

    @Test
    void offer_gapToBeRefused_refusesTheRecordAndBeginsAnewWithTheNext() {
        FeatureStream stream = Streams.of(plan("'step': 'PT1H'", "", "'steps': 2, 'gap': 'refuse'"));
        offer(stream, "00:00:00", 1);
        offer(stream, "01:00:00", 2);
        assertEquals(
                "MISSING_FEATURE: steps are missing before the record of [2026-03-10T04:00:00Z]: the window begins anew with"
                        + " the next record",
                offer(stream, "04:00:00", 3));
        assertEquals("the window has 1 of 2 steps", offer(stream, "05:00:00", 4));
        assertEquals("[4.0, 5.0]", offer(stream, "06:00:00", 5));
    }

    @Test
    void offer_gapToBeFilledWithLast_fillsUpToSoMany() {
        FeatureStream stream =
                Streams.of(plan("'step': 'PT1H'", "'missing': {'last': 'PT2H'}", "'steps': 4, 'gap': {'fill': 2}"));
        offer(stream, "00:00:00", 1);
        assertEquals("[1.0, 1.0, 1.0, 2.0]", offer(stream, "03:00:00", 2));
        assertEquals("the window begins anew after a gap: it has 1 of 4 steps", offer(stream, "07:00:00", 3));
    }

    @Test
    void offer_gapLongerThanTheLastValueMayBeOld_beginsAnew() {
        FeatureStream stream =
                Streams.of(plan("'step': 'PT1H'", "'missing': {'last': 'PT90M'}", "'steps': 2, 'gap': {'fill': 5}"));
        offer(stream, "00:00:00", 1);
        assertEquals("the window begins anew after a gap: it has 1 of 2 steps", offer(stream, "03:00:00", 2));
    }

    @Test
    void offer_valueMissing_refusedOrStoodInByThePolicy() {
        FeatureStream refusing = Streams.of(plan("", "", "'steps': 1"));
        assertEquals(
                "MISSING_FEATURE: feature [x] is not in the record, and nothing may stand for it",
                offer(refusing, record("t", 5L)));
        FeatureStream filling = Streams.of(plan("", "'missing': {'fill': -1}", "'steps': 1"));
        assertEquals("[-1.0]", offer(filling, record("t", 5L)));
        FeatureStream lasting = Streams.of(plan("", "'missing': {'last': 'PT10S'}", "'steps': 1"));
        assertEquals("[7.0]", offer(lasting, record("t", 1_000L, "x", 7)));
        assertEquals("[7.0]", offer(lasting, record("t", 11_000L)));
        assertEquals(
                "MISSING_FEATURE: feature [x] is not in the record, and nothing may stand for it",
                offer(lasting, record("t", 11_001L)));
    }

    @Test
    void offer_daysAsStepsThroughSpringAndAutumn_areNoGaps() {
        String days =
                plan("'step': 'P1D'", "", "'steps': 3").replace("'unit': 'ms'", "'unit': 'iso', 'zone': 'Europe/Rome'");
        FeatureStream spring = Streams.of(days);
        offer(spring, record("t", "2026-03-28", "x", 1));
        offer(spring, record("t", "2026-03-29", "x", 2));
        assertEquals("[1.0, 2.0, 3.0]", offer(spring, record("t", "2026-03-30", "x", 3)));
        assertEquals(at("2026-03-29T22:00:00Z"), spring.origin());
        FeatureStream autumn = Streams.of(days);
        offer(autumn, record("t", "2026-10-24", "x", 1));
        offer(autumn, record("t", "2026-10-25", "x", 2));
        assertEquals("[1.0, 2.0, 3.0]", offer(autumn, record("t", "2026-10-26", "x", 3)));
    }
}
