package dev.modelwire.testkit.tflite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tensorflow.lite.Interpreter;

class FixturesTest {
    @Test
    void mlp_anotherSeed_anotherModel() {
        assertFalse(Arrays.equals(Fixtures.tflite(1, 4, 3), Fixtures.tflite(2, 4, 3)));
    }

    @Test
    void mlp_oneSize_refused() {
        assertThrows(IllegalArgumentException.class, () -> Fixtures.mlp(1, 4));
    }

    @Test
    void notANumber_run_everyOutputIsNaN() {
        float[] out = TfliteRuntime.run(Fixtures.notANumber(9, 7), new float[9]);

        assertEquals(7, out.length);
        for (float value : out) {
            assertTrue(Float.isNaN(value), () -> Arrays.toString(out));
        }
    }

    @Test
    void wrongInputSize_load_runtimeWantsOneValueMore() {
        try (Interpreter interpreter = TfliteRuntime.open(Fixtures.wrongInputSize(1, 9, 7))) {
            assertArrayEquals(new int[] {1, 10}, interpreter.getInputTensor(0).shape());
            assertArrayEquals(new int[] {1, 7}, interpreter.getOutputTensor(0).shape());
        }
    }

    @Test
    void truncated_load_runtimeRefuses() {
        byte[] model = Fixtures.tflite(1, 9, 7);

        assertThrows(
                IllegalArgumentException.class, () -> TfliteRuntime.open(Fixtures.truncated(model, model.length / 2)));
    }

    @Test
    void truncated_nothingCutOff_refused() {
        assertThrows(IllegalArgumentException.class, () -> Fixtures.truncated(new byte[4], 4));
    }

    @Test
    void garbage_load_runtimeRefuses() {
        assertThrows(IllegalArgumentException.class, () -> TfliteRuntime.open(Fixtures.garbage(1, 4096)));
    }

    @Test
    void bitFlipped_anyFile_exactlyOneBitDiffers() {
        byte[] model = Fixtures.tflite(1, 9, 7);
        byte[] flipped = Fixtures.bitFlipped(5, model);

        int bits = 0;
        for (int i = 0; i < model.length; i++) {
            bits += Integer.bitCount((model[i] ^ flipped[i]) & 0xff);
        }
        assertEquals(1, bits);
    }
}
