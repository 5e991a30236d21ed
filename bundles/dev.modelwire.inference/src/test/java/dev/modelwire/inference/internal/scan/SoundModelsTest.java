package dev.modelwire.inference.internal.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.testkit.onnx.OnnxModels;
import dev.modelwire.testkit.tflite.Activation;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.Lstm;
import dev.modelwire.testkit.tflite.MobileNet;
import dev.modelwire.testkit.tflite.Variations;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SoundModelsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("variations")
    void scan_eachVariation_isClean(String name) {
        Scans.clean("tflite", Variations.all().get(name));
    }

    static Stream<String> variations() {
        return Variations.all().keySet().stream();
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void scan_perceptron_isCleanInBothFormats(Activation activation) {
        Scans.clean("tflite", Fixtures.regression(1, activation, 5, 8, 2).toTflite("in", "out"));
        Scans.clean("onnx", OnnxModels.of(Fixtures.regression(1, activation, 5, 8, 2), "in", "out"));
    }

    @Test
    void scan_modelsThatOtherGatesRefuse_areClean() {
        Scans.clean("tflite", Fixtures.notANumber(9, 7));
        Scans.clean("tflite", Fixtures.wrongInputSize(1, 9, 7));
    }

    @Test
    void scan_classifierInTflite_isSummarised() {
        ModelSummary summary = Scans.clean("tflite", Fixtures.tflite(1, 10, 32, 4));

        int weights = 4 * (10 * 32 + 32 + 32 * 4 + 4);
        assertEquals(weights, summary.weightBytes());
        assertEquals(weights + 4 * (10 + 32), summary.memoryBytes());
        assertEquals(List.of(new ModelSummary.Tensor("features", "FLOAT32", List.of(1L, 10L))), summary.inputs());
        assertEquals(List.of(new ModelSummary.Tensor("probabilities", "FLOAT32", List.of(1L, 4L))), summary.outputs());
        assertEquals(List.of("FULLY_CONNECTED", "SOFTMAX"), summary.operators());
        assertEquals(3, summary.version());
    }

    @Test
    void scan_classifierInOnnx_isSummarised() {
        ModelSummary summary = Scans.clean("onnx", OnnxModels.of(Fixtures.mlp(1, 10, 32, 4), "features", "classes"));

        assertEquals(4 * (10 * 32 + 32 + 32 * 4 + 4), summary.weightBytes());
        assertEquals(List.of(new ModelSummary.Tensor("features", "FLOAT32", List.of(1L, 10L))), summary.inputs());
        assertEquals(List.of(new ModelSummary.Tensor("classes", "FLOAT32", List.of(1L, 4L))), summary.outputs());
        assertEquals(List.of("Gemm", "Relu", "Softmax"), summary.operators());
        assertEquals(13, summary.version());
    }

    @Test
    void scan_dimensionThatTheCallerSets_isMinusOneInTheSummary() {
        ModelSummary summary = Scans.clean("tflite", Variations.all().get("batch that the caller sets"));

        assertEquals(List.of(-1L, 3L), summary.inputs().get(0).shape());
    }

    @Test
    void scan_forecasterAndClassifierOfImages_areCleanInBothFormats() {
        Lstm lstm = Lstm.of(1, 24, 50, 64, 24);
        MobileNet net = MobileNet.of(1, 0.25, 128, 1001);

        Scans.clean("tflite", lstm.toTflite("window", "forecast"));
        Scans.clean("onnx", OnnxModels.of(lstm, "window", "forecast"));
        Scans.clean("tflite", net.toTflite("image", "classes"));
        Scans.clean("onnx", OnnxModels.of(net, "image", "classes"));
    }

    @Test
    void scan_sixteenMegabytes_takeLittleHeap() {
        byte[] model = MobileNet.of(1, 1.0, 224, 1001).toTflite("image", "classes");

        long bytes = Heap.allocatedBy(() -> Scans.clean("tflite", model));

        assertTrue(bytes < 4 << 20, "allocated " + bytes);
    }

    @Test
    void scan_formatThatIsNotKnown_isAnError() {
        assertThrows(IllegalArgumentException.class, () -> ModelScan.scan(directory, "pickle"));
    }

    @Test
    void scan_fileThatIsNotThere_isAnError() {
        assertThrows(NoSuchFileException.class, () -> ModelScan.scan(directory.resolve("none"), "onnx"));
    }
}
