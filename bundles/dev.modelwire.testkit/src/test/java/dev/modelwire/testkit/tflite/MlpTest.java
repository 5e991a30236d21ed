package dev.modelwire.testkit.tflite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.lite.DataType;
import org.tensorflow.lite.Interpreter;

class MlpTest {
    private static final float TOLERANCE = 1e-5f;

    @Test
    void toTflite_softmaxClassifier_runtimeAnswersAsForward() {
        Mlp mlp = Fixtures.mlp(7, 9, 32, 16, 7);

        assertRuntimeAgrees(mlp, 20);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void toTflite_eachHiddenActivation_runtimeAnswersAsForward(Activation hidden) {
        Mlp mlp = Fixtures.regression(3, hidden, 5, 8, 2);

        assertRuntimeAgrees(mlp, 20);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void toTflite_eachLastActivation_runtimeAnswersAsForward(Activation last) {
        Mlp mlp = new Mlp(List.of(Dense.of(new float[][] {{1, -2}, {-3, 0.5f}}, new float[] {0.25f, 1}, last)), false);

        assertRuntimeAgrees(mlp, 20);
    }

    @Test
    void toTflite_namesGiven_tensorsCarryNamesShapesAndType() {
        try (Interpreter interpreter =
                TfliteRuntime.open(Fixtures.mlp(1, 9, 4, 7).toTflite("features", "probabilities"))) {
            assertEquals(1, interpreter.getInputTensorCount());
            assertEquals("features", interpreter.getInputTensor(0).name());
            assertArrayEquals(new int[] {1, 9}, interpreter.getInputTensor(0).shape());
            assertEquals(DataType.FLOAT32, interpreter.getInputTensor(0).dataType());
            assertEquals(1, interpreter.getOutputTensorCount());
            assertEquals("probabilities", interpreter.getOutputTensor(0).name());
            assertArrayEquals(new int[] {1, 7}, interpreter.getOutputTensor(0).shape());
        }
    }

    @Test
    void toTflite_twice_sameBytes() {
        assertArrayEquals(Fixtures.tflite(11, 9, 8, 7), Fixtures.tflite(11, 9, 8, 7));
    }

    @Test
    void forward_knownWeights_handComputedResult() {
        Dense dense = Dense.of(new float[][] {{2, -1}, {-1, 0}}, new float[] {0.5f, 0}, Activation.RELU);

        assertArrayEquals(new float[] {1.5f, 0}, new Mlp(List.of(dense), false).forward(new float[] {1, 1}));
    }

    @Test
    void forward_softmaxOfLargeLogits_probabilitiesThatSumToOne() {
        Dense dense = Dense.of(new float[][] {{1000}, {1000}}, new float[] {0, 0}, Activation.NONE);

        assertArrayEquals(new float[] {0.5f, 0.5f}, new Mlp(List.of(dense), true).forward(new float[] {1}));
    }

    @Test
    void forward_wrongNumberOfValues_refusedWithBothNumbers() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> Fixtures.mlp(1, 3, 2).forward(new float[2]));

        assertEquals("Mlp got [2] values, its first layer takes [3]", e.getMessage());
    }

    @Test
    void new_layersThatDoNotFit_refusedWithLayer() {
        Dense one = Dense.of(new float[2][3], new float[2], Activation.NONE);

        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new Mlp(List.of(one, one), true));

        assertEquals("Mlp's layer [1] takes [3] values, the one before gives [2]: they must be equal", e.getMessage());
    }

    @Test
    void new_noLayers_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Mlp(List.of(), true));
    }

    private static void assertRuntimeAgrees(Mlp mlp, int rows) {
        byte[] model = mlp.toTflite("in", "out");
        SplittableRandom random = new SplittableRandom(42);
        for (int row = 0; row < rows; row++) {
            float[] in = new float[mlp.inputs()];
            for (int i = 0; i < in.length; i++) {
                in[i] = (float) (random.nextDouble() * 6 - 3);
            }
            assertArrayEquals(mlp.forward(in), TfliteRuntime.run(model, in), TOLERANCE);
        }
    }
}
