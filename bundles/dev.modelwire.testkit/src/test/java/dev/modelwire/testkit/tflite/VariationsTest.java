package dev.modelwire.testkit.tflite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.lite.Interpreter;

class VariationsTest {

    @ParameterizedTest
    @MethodSource("names")
    void all_eachModel_isRunByTheRuntime(String name) {
        try (Interpreter interpreter = TfliteRuntime.open(Variations.all().get(name))) {
            Object[] inputs = new Object[interpreter.getInputTensorCount()];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] =
                        ByteBuffer.allocateDirect(interpreter.getInputTensor(i).numBytes());
            }
            Map<Integer, Object> outputs = new HashMap<>();
            for (int i = 0; i < interpreter.getOutputTensorCount(); i++) {
                outputs.put(i, ByteBuffer.allocateDirect(4096));
            }
            interpreter.runForMultipleInputsOutputs(inputs, outputs);
            assertTrue(interpreter.getLastNativeInferenceDurationNanoseconds() >= 0);
        }
    }

    static Stream<String> names() {
        return Variations.all().keySet().stream();
    }
}
