package dev.modelwire.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.testkit.tflite.Mlp;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final float[][] CORNERS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

    @Test
    void learn_exclusiveOr_hiddenLayerSeparatesIt() {
        Mlp mlp = exclusiveOr(2, 8, 2);

        for (float[] corner : CORNERS) {
            assertTrue(mlp.forward(corner)[target(corner)] > 0.9);
        }
    }

    @Test
    void learn_exclusiveOrWithoutHiddenLayer_staysUndecided() {
        Mlp mlp = exclusiveOr(2, 2);

        for (float[] corner : CORNERS) {
            assertEquals(0.5, mlp.forward(corner)[0], 0.1);
        }
    }

    @Test
    void learn_sameSeed_sameWeights() {
        assertArrayEquals(
                exclusiveOr(2, 8, 2).toTflite("in", "out"), exclusiveOr(2, 8, 2).toTflite("in", "out"));
    }

    @Test
    void shuffle_anyArray_keepsItsElements() {
        int[] values = {0, 1, 2, 3, 4, 5, 6, 7};

        new SplitMix(3).shuffle(values);

        assertTrue(values[0] != 0 || values[1] != 1 || values[2] != 2);
        Arrays.sort(values);
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, values);
    }

    @Test
    void next_seedZero_publishedSequence() {
        SplitMix random = new SplitMix(0);

        assertEquals(0xE220A8397B1DCDAFL, random.next());
        assertEquals(0x6E789E6AA1B965F4L, random.next());
    }

    private static Mlp exclusiveOr(int... sizes) {
        Network network = new Network(new SplitMix(5), sizes);
        for (int epoch = 0; epoch < 400; epoch++) {
            for (float[] corner : CORNERS) {
                network.learn(corner, target(corner));
            }
            network.step(0.02, CORNERS.length);
        }
        return network.toMlp();
    }

    private static int target(float[] corner) {
        return corner[0] == corner[1] ? 0 : 1;
    }
}
