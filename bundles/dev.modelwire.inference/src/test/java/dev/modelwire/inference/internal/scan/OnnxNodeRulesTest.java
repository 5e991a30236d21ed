package dev.modelwire.inference.internal.scan;

import dev.modelwire.testkit.onnx.Node;
import dev.modelwire.testkit.onnx.OnnxModel;
import dev.modelwire.testkit.onnx.Protobuf;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S22: numbers and constants that end a process which runs ONNX Runtime 1.29 on them. */
class OnnxNodeRulesTest {

    @ParameterizedTest
    @CsvSource({
        "GatherND, '', batch_dims, -2",
        "GatherND, '', batch_dims, -9223372036854775808",
        "RoiAlign, '', sampling_ratio, -1",
        "RoiAlign, '', sampling_ratio, 4294967296",
        "RoiAlign, '', output_height, 0",
        "RoiAlign, '', output_width, 4294967296",
        "TfIdfVectorizer, '', max_skip_count, 1099511627776",
        "GatherBlockQuantized, com.microsoft, block_size, 0",
        "MatMulNBits, com.microsoft, block_size, 0"
    })
    void s22_scan_numberThatTheRuntimeTakesUnseen_isRefused(
            String operator, String domain, String attribute, long number) {
        Node node = Node.of(operator, List.of("x"), List.of("b")).domain(domain).with(attribute, number);
        Scans.refused("onnx", model(sound().node(node)), "has [" + attribute + "] of [" + number + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "GatherND, '', batch_dims, 1",
        "RoiAlign, '', sampling_ratio, 0",
        "RoiAlign, '', output_height, 7",
        "GatherBlockQuantized, com.microsoft, block_size, 128",
        "MatMulNBits, com.microsoft, block_size, 32",
        "Softmax, '', axis, -1"
    })
    void scan_numberInItsBounds_passes(String operator, String domain, String attribute, long number) {
        Node node = Node.of(operator, List.of("x"), List.of("b")).domain(domain).with(attribute, number);
        Scans.clean("onnx", model(sound().node(node)));
    }

    @Test
    void s22_scan_spectrumThroughAWindowOfNothing_isRefused() {
        OnnxModel model = sound().constant("step", 16)
                .constant("window", new float[0], 0)
                .node(Node.of("STFT", List.of("x", "step", "window"), List.of("b")));
        Scans.refused("onnx", model(model), "STFT reads a constant of [0] elements as its input [2]");
    }

    @Test
    void s22_scan_oneHotOfNoDepth_isRefused() {
        OnnxModel none = sound().constant("depth", new long[0])
                .constant("values", new float[] {0, 1}, 2)
                .node(Node.of("OneHot", List.of("x", "depth", "values"), List.of("b")));
        Scans.refused("onnx", model(none), "OneHot reads a constant of [0] elements as its input [1]: it must have 1");
        OnnxModel three = sound().constant("depth", 4)
                .constant("values", new float[] {0, 1, 2}, 3)
                .node(Node.of("OneHot", List.of("x", "depth", "values"), List.of("b")));
        Scans.refused("onnx", model(three), "as its input [2]: it must have 2");
        OnnxModel sound = sound().constant("depth", 4)
                .constant("values", new float[] {0, 1}, 2)
                .node(Node.of("OneHot", List.of("x", "depth", "values"), List.of("b")));
        Scans.clean("onnx", model(sound));
    }

    private static OnnxModel sound() {
        return new OnnxModel().input("x", 1, 2).output("y", 1, 2).node(Node.of("Relu", List.of("x"), List.of("y")));
    }

    private static byte[] model(OnnxModel model) {
        return model.toMessage()
                .message(8, new Protobuf().text(1, "com.microsoft").varint(2, 1))
                .toBytes();
    }
}
