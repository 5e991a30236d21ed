package dev.modelwire.testkit.tflite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DenseTest {
    @Test
    void of_arraysChangedAfterwards_layerKeepsItsCopies() {
        float[][] weights = {{1, 2}};
        float[] bias = {3};
        Dense dense = Dense.of(weights, bias, Activation.NONE);

        weights[0][0] = 9;
        bias[0] = 9;
        dense.weights()[0][1] = 9;
        dense.bias()[0] = 9;

        assertArrayEquals(new float[] {1, 2}, dense.weights()[0]);
        assertArrayEquals(new float[] {3}, dense.bias());
    }

    @Test
    void of_biasOfAnotherLength_refusedWithBothLengths() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> Dense.of(new float[2][1], new float[3], Activation.NONE));

        assertEquals(
                "Dense layer's bias has [3] values, its weights have [2] rows: give one bias per row", e.getMessage());
    }

    @Test
    void of_rowsOfSeveralLengths_refusedWithRow() {
        float[][] ragged = {{1, 2}, {3}};

        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Dense.of(ragged, new float[2], Activation.NONE));

        assertEquals("Dense layer's row [1] has [1] weights, row [0] has [2]: give rows of one length", e.getMessage());
    }

    @Test
    void of_noOutputsOrNoInputs_refused() {
        assertThrows(IllegalArgumentException.class, () -> Dense.of(new float[0][0], new float[0], Activation.NONE));
        assertThrows(IllegalArgumentException.class, () -> Dense.of(new float[1][0], new float[1], Activation.NONE));
    }
}
