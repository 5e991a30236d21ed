package dev.modelwire.testkit.tflite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tensorflow.lite.Interpreter;

class RecurrentAndConvolutionalTest {

    @Test
    void toTflite_lstm_runtimeAnswersAsForward() {
        Lstm lstm = Lstm.of(5, 24, 50, 64, 24);
        float[] in = random(6, 24 * 50);

        assertArrayEquals(lstm.forward(in), run(lstm.toTflite("window", "forecast"), in, 24), 1e-5f);
    }

    @Test
    void toTflite_lstm_carriesNamesAndShapes() {
        try (Interpreter interpreter = TfliteRuntime.open(Lstm.of(5, 4, 3, 8, 2).toTflite("window", "forecast"))) {
            assertEquals("window", interpreter.getInputTensor(0).name());
            assertArrayEquals(new int[] {1, 4, 3}, interpreter.getInputTensor(0).shape());
            assertEquals("forecast", interpreter.getOutputTensor(0).name());
            assertArrayEquals(new int[] {1, 2}, interpreter.getOutputTensor(0).shape());
        }
    }

    @Test
    void toTflite_mobileNet_runtimeAnswersAsForward() {
        MobileNet net = MobileNet.of(3, 0.25, 32, 10);
        float[] in = random(4, 32 * 32 * 3);

        assertArrayEquals(net.forward(in), run(net.toTflite("image", "classes"), in, 10), 1e-4f);
    }

    @Test
    void toTflite_mobileNetFullWidth_opensWithItsShapes() {
        byte[] model = MobileNet.of(3, 1.0, 224, 1001).toTflite("image", "classes");

        try (Interpreter interpreter = TfliteRuntime.open(model)) {
            assertArrayEquals(
                    new int[] {1, 224, 224, 3}, interpreter.getInputTensor(0).shape());
            assertArrayEquals(
                    new int[] {1, 1001}, interpreter.getOutputTensor(0).shape());
        }
        assertEquals(16.9, model.length / 1e6, 0.1);
    }

    @Test
    void toTflite_sameSeed_sameBytesAndAnotherSeedOthers() {
        byte[] lstm = Lstm.of(1, 4, 3, 8, 2).toTflite("a", "b");
        byte[] net = MobileNet.of(1, 0.25, 32, 3).toTflite("a", "b");

        assertArrayEquals(lstm, Lstm.of(1, 4, 3, 8, 2).toTflite("a", "b"));
        assertArrayEquals(net, MobileNet.of(1, 0.25, 32, 3).toTflite("a", "b"));
        assertNotEquals(
                Arrays.hashCode(lstm), Arrays.hashCode(Lstm.of(2, 4, 3, 8, 2).toTflite("a", "b")));
    }

    private static float[] random(long seed, int size) {
        return Randoms.uniform(new SplittableRandom(seed), 1, 1, size)[0];
    }

    private static float[] run(byte[] model, float[] in, int outputs) {
        try (Interpreter interpreter = TfliteRuntime.open(model)) {
            FloatBuffer out = FloatBuffer.allocate(outputs);
            interpreter.run(FloatBuffer.wrap(in), out);
            return out.array();
        }
    }
}
