package dev.modelwire.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingTest {
    @Test
    void apply_offsetAndScale_offsetIsTakenOffFirst() {
        Scaling scaling = new Scaling(List.of(new Scaling.Feature("V1", 48.25, 0.5)));

        assertArrayEquals(new float[] {0.875f}, scaling.apply(50));
    }

    @Test
    void apply_anotherNumberOfValues_refusedWithBothNumbers() {
        Scaling scaling = new Scaling(List.of(new Scaling.Feature("V1", 0, 1)));

        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> scaling.apply(1, 2));

        assertEquals("Scaling got [2] values: it must be [1], one per feature", e.getMessage());
    }

    @Test
    void standard_twoRows_meanZeroAndDeviationOne() {
        double[] low = new double[9];
        double[] high = new double[9];
        Arrays.fill(low, 10);
        Arrays.fill(high, 14);
        Scaling scaling = Scaling.standard(rows(low, high));

        assertEquals(new Scaling.Feature("V1", 12, 0.5), scaling.features().get(0));
        assertEquals(-1, scaling.apply(low)[8]);
        assertEquals(1, scaling.apply(high)[8]);
    }

    @Test
    void standard_constantSensor_scaleOne() {
        assertEquals(
                new Scaling.Feature("V9", 0, 1),
                Scaling.standard(rows(new double[9], new double[9])).features().get(8));
    }

    private static Rows rows(double[]... features) {
        ShuttleState[] states = new ShuttleState[features.length];
        Arrays.fill(states, ShuttleState.HIGH);
        return new Rows(features, states);
    }
}
