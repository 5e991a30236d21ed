package dev.modelwire.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HistogramTest {

    @Test
    void quantile_nothingCounted_isZero() {
        assertEquals(0, new Histogram().quantile(0.99));
    }

    @Test
    void quantile_smallDurations_isExact() {
        Histogram histogram = new Histogram();
        for (int nanos = 1; nanos <= 60; nanos++) {
            histogram.add(nanos);
        }
        assertEquals(60, histogram.count());
        assertEquals(30, histogram.quantile(0.5));
        assertEquals(60, histogram.quantile(1));
    }

    @Test
    void quantile_durationsOfAnyLength_isNotBelowAndAtMostThreePercentAbove() {
        for (long nanos = 1; nanos < 1L << 50; nanos = nanos * 3 / 2 + 1) {
            Histogram histogram = new Histogram();
            histogram.add(nanos);
            long quantile = histogram.quantile(0.5);
            assertTrue(quantile >= nanos && quantile <= nanos * 1.033, nanos + " is said to be " + quantile);
        }
    }

    @Test
    void quantile_oneInAHundredIsLong_isBelowAndAboveIt() {
        Histogram histogram = new Histogram();
        for (int i = 0; i < 990; i++) {
            histogram.add(10);
        }
        Histogram slow = new Histogram();
        for (int i = 0; i < 10; i++) {
            slow.add(1_000_000);
        }
        histogram.add(slow);
        assertEquals(10, histogram.quantile(0.99));
        assertTrue(histogram.quantile(0.995) >= 1_000_000);
    }
}
