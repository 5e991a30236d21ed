package dev.modelwire.demo.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsTest {

    private static final NetShape SHAPE = new NetShape(3, 2, 2, 2, List.of(1), 2, 2);

    private static Net net() {
        float[][] parts = new float[8][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new float[SHAPE.sizes()[i]];
            for (int j = 0; j < parts[i].length; j++) {
                parts[i][j] = (float) Math.sin(7 * i + j);
            }
        }
        return new Net(SHAPE, parts);
    }

    @Test
    void net_ofItsOwnBytes_isTheSame() {
        Net again = Weights.net(SHAPE, Weights.bytes(net()));

        for (int part = 0; part < 8; part++) {
            assertArrayEquals(net().weights(part), again.weights(part));
        }
    }

    @Test
    void net_otherShape_isRefused() {
        byte[] bytes = Weights.bytes(net());
        NetShape larger = new NetShape(3, 2, 3, 2, List.of(1), 2, 2);
        NetShape smaller = new NetShape(3, 2, 1, 2, List.of(1), 2, 2);

        assertTrue(assertThrows(IllegalArgumentException.class, () -> Weights.net(larger, bytes))
                .getMessage()
                .contains("are too few"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Weights.net(smaller, bytes))
                .getMessage()
                .contains("are too many"));
    }

    @Test
    void forward_onlyAPath_handsItsLastValuesOn() {
        float[][] parts = Arrays.stream(SHAPE.sizes()).mapToObj(float[]::new).toArray(float[][]::new);
        parts[Net.DIRECT][SHAPE.path(0)] = 1;
        parts[Net.DIRECT][SHAPE.joined() + SHAPE.path(0) + 1] = 10;
        parts[Net.BIAS][1] = 0.5f;

        float[] out = new Net(SHAPE, parts).forward(new float[] {1, 2, 3, 4, 5, 6});

        assertArrayEquals(new float[] {4, 60.5f}, out);
    }

    @Test
    void shape_pathOutside_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new NetShape(3, 2, 2, 2, List.of(2), 2, 2));
        assertThrows(IllegalArgumentException.class, () -> new NetShape(3, 2, 2, 2, List.of(1), 4, 2));
        assertEquals(2 + 2 + 2, SHAPE.joined());
    }
}
