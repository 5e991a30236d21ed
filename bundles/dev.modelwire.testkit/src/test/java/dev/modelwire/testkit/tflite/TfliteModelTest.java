package dev.modelwire.testkit.tflite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tensorflow.lite.Interpreter;

class TfliteModelTest {
    @Test
    void toBytes_anyModel_carriesFileIdentifier() {
        byte[] model = Fixtures.tflite(1, 2, 2);

        assertEquals("TFL3", new String(Arrays.copyOfRange(model, 4, 8), StandardCharsets.US_ASCII));
    }

    @Test
    void reshape_rowToMatrix_runtimeGivesSameValuesInNewShape() {
        TfliteModel.Builder model = TfliteModel.builder();
        int row = model.tensor("row", 1, 6);
        int shape = model.constant("shape", new int[] {2, 3}, 2);
        int matrix = model.tensor("matrix", 2, 3);
        byte[] bytes =
                model.reshape(row, shape, matrix).inputs(row).outputs(matrix).toBytes();

        try (Interpreter interpreter = TfliteRuntime.open(bytes)) {
            float[][] out = new float[2][3];
            interpreter.run(new float[][] {{1, 2, 3, 4, 5, 6}}, out);
            assertArrayEquals(new float[][] {{1, 2, 3}, {4, 5, 6}}, out);
        }
    }

    @Test
    void toBytes_twoInputsAndOutputs_runtimeSeesThemInOrder() {
        TfliteModel.Builder model = TfliteModel.builder();
        int a = model.tensor("a", 1, 1);
        int b = model.tensor("b", 1, 1);
        int tanh = model.tensor("tanh", 1, 1);
        int logistic = model.tensor("logistic", 1, 1);
        byte[] bytes = model.tanh(a, tanh)
                .logistic(b, logistic)
                .inputs(a, b)
                .outputs(logistic, tanh)
                .toBytes();

        try (Interpreter interpreter = TfliteRuntime.open(bytes)) {
            assertEquals("b", interpreter.getInputTensor(1).name());
            assertEquals("logistic", interpreter.getOutputTensor(0).name());
            assertEquals("tanh", interpreter.getOutputTensor(1).name());
        }
    }

    @Test
    void toBytes_noOutputNamed_refused() {
        TfliteModel.Builder model = TfliteModel.builder();
        model.inputs(model.tensor("a", 1, 1));

        IllegalStateException e = assertThrows(IllegalStateException.class, model::toBytes);

        assertEquals("TFLite model has [1] inputs and [0] outputs: name at least one of each", e.getMessage());
    }

    @Test
    void constant_valuesThatDoNotFillTheShape_refusedWithName() {
        TfliteModel.Builder model = TfliteModel.builder();

        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> model.constant("w", new float[3], 2, 2));

        assertEquals(
                "TFLite constant [w] has [3] values, its shape has room for [4]: they must be equal", e.getMessage());
    }

    @Test
    void fullyConnected_activationThatCannotBeFused_refused() {
        TfliteModel.Builder model = TfliteModel.builder();

        assertThrows(IllegalArgumentException.class, () -> model.fullyConnected(0, 0, 0, 0, Activation.TANH));
    }

    @Test
    void softmax_unknownTensor_refusedWithIndex() {
        TfliteModel.Builder model = TfliteModel.builder();

        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> model.softmax(0, 1));

        assertEquals(
                "TFLite model's operator's tensor [0] does not exist, there are [0]: add the tensor first",
                e.getMessage());
    }
}
