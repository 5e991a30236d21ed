package dev.modelwire.testkit.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.Lstm;
import dev.modelwire.testkit.tflite.MobileNet;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OnnxModelsTest {

    @Test
    void of_sameModel_sameBytes() {
        byte[] first = OnnxModels.of(Lstm.of(1, 4, 3, 8, 2), "window", "forecast");

        assertArrayEquals(first, OnnxModels.of(Lstm.of(1, 4, 3, 8, 2), "window", "forecast"));
    }

    @Test
    void of_models_carryTheNamesOfInputsOutputsAndOperators() {
        String text = text(OnnxModels.of(MobileNet.of(1, 0.25, 32, 3), "image", "classes"));

        assertTrue(text.contains("image") && text.contains("classes") && text.contains("GlobalAveragePool"), text);
        assertTrue(text(OnnxModels.of(Fixtures.mlp(1, 2, 3), "in", "out")).contains("Gemm"));
    }

    @Test
    void of_mobileNetFullWidth_hasTheSizeOfItsWeights() {
        byte[] model = OnnxModels.of(MobileNet.of(3, 1.0, 224, 1001), "image", "classes");

        assertEquals(16.9, model.length / 1e6, 0.1);
    }

    @Test
    void protobuf_numbers_areWrittenInGroupsOfSevenBits() {
        byte[] bytes = new Protobuf().varint(1, 300).varint(16, -1).toBytes();

        assertArrayEquals(new byte[] {8, (byte) 0xac, 2, (byte) 0x80, 1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}, bytes);
    }

    private static String text(byte[] model) {
        return new String(model, StandardCharsets.ISO_8859_1);
    }
}
