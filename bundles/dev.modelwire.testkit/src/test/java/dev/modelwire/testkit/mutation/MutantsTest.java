package dev.modelwire.testkit.mutation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.testkit.onnx.OnnxModels;
import dev.modelwire.testkit.tflite.Fixtures;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class MutantsTest {
    private static final byte[] TFLITE = Fixtures.tflite(1, 10, 32, 4);
    private static final byte[] ONNX = OnnxModels.of(Fixtures.mlp(1, 10, 32, 4), "in", "out");
    private static final int WEIGHTS = 4 * (10 * 32 + 32 + 32 * 4);

    @Test
    void payload_ofBothFormats_isTheWeights() {
        assertEquals(WEIGHTS, Payload.of("tflite", TFLITE).cardinality());
        assertEquals(WEIGHTS, Payload.of("onnx", ONNX).cardinality());
    }

    @Test
    void get_anyKindButTruncate_leavesTheWeightsAlone() {
        BitSet payload = Payload.of("tflite", TFLITE);
        Mutants mutants = new Mutants(TFLITE, payload, 7);

        for (int number = 0; number < 600; number++) {
            byte[] mutant = mutants.get(number);
            if (Mutants.kind(number) == Mutants.Kind.TRUNCATE) {
                assertTrue(mutant.length < TFLITE.length);
                continue;
            }
            assertEquals(TFLITE.length, mutant.length);
            payload.stream().forEach(at -> assertEquals(TFLITE[at], mutant[at]));
        }
    }

    @Test
    void get_sameNumber_sameBytesAndAnotherNumberOthers() {
        Mutants mutants = new Mutants(TFLITE, new BitSet(), 7);

        assertArrayEquals(mutants.get(4), new Mutants(TFLITE, new BitSet(), 7).get(4));
        assertFalse(Arrays.equals(mutants.get(1), mutants.get(7)));
        assertFalse(Arrays.equals(mutants.get(1), new Mutants(TFLITE, new BitSet(), 8).get(1)));
    }

    @Test
    void get_bitAndByte_changeExactlyOneByte() {
        Mutants mutants = new Mutants(ONNX, Payload.of("onnx", ONNX), 3);

        for (int number : new int[] {1, 5, 7, 11}) {
            byte[] mutant = mutants.get(number);
            int different = 0;
            for (int i = 0; i < mutant.length; i++) {
                different += mutant[i] == ONNX[i] ? 0 : 1;
            }
            assertEquals(1, different);
        }
    }
}
