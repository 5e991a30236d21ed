package dev.modelwire.inference.internal.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.testkit.onnx.Node;
import dev.modelwire.testkit.onnx.OnnxModel;
import dev.modelwire.testkit.onnx.Protobuf;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxRulesTest {

    private static final int FLOAT = OnnxModel.FLOAT;

    @ParameterizedTest(name = "{0}")
    @MethodSource("constants")
    void s22_scan_constantThatCannotBe_isRefused(String why, Protobuf tensor) {
        Scans.refused("onnx", sound().initializer(tensor).toBytes(), why);
    }

    static Stream<Arguments> constants() {
        return Stream.of(
                Arguments.of("takes [8] bytes", tensor(FLOAT, 2).bytes(9, new byte[4])),
                Arguments.of("takes [8] bytes", tensor(FLOAT, 2).bytes(9, new byte[12])),
                Arguments.of("takes [8] bytes", tensor(FLOAT, 2)),
                Arguments.of("takes [8] bytes", tensor(FLOAT, 2).bytes(4, new byte[4])),
                Arguments.of("takes [8] bytes", tensor(FLOAT, 2).packed(7, 1, 2)),
                Arguments.of(
                        "takes [8] bytes",
                        tensor(FLOAT, 2).bytes(9, new byte[8]).float32(4, 1)),
                Arguments.of("takes [3] bytes as INT4", tensor(22, 5).packed(5, 1, 2)),
                Arguments.of("as STRING", tensor(8, 2).bytes(6, new byte[1])),
                Arguments.of("as STRING", tensor(8, 2).bytes(9, new byte[2])),
                Arguments.of("has the dimension [-1]", tensor(FLOAT, -1, 4)),
                Arguments.of("takes more than", tensor(FLOAT, 1L << 30, 1L << 30, 1L << 30)),
                Arguments.of("has the dimension", tensor(FLOAT, Long.MAX_VALUE)),
                Arguments.of("takes more than", tensor(FLOAT, 0, 1L << 30, 1L << 30)),
                Arguments.of("element type [0]", tensor(0, 1)),
                Arguments.of(
                        "one that another has", OnnxModel.tensor("w", FLOAT, 1).float32(4, 1)));
    }

    @Test
    void scan_constantsInEachField_areClean() {
        OnnxModel model = sound().initializer(
                        tensor("floats", FLOAT, 2).float32(4, 1).float32(4, 2))
                .initializer(tensor("run", FLOAT, 2).bytes(4, new byte[8]))
                .initializer(tensor("longs", 7, 3).packed(7, 1, -1, 300))
                .initializer(tensor("bytes", 3, 2).packed(5, 1, -1))
                .initializer(tensor("texts", 8, 2).text(6, "a").text(6, ""))
                .initializer(tensor("halves", 22, 5).bytes(9, new byte[3]))
                .initializer(tensor("complex", 14, 1).bytes(4, new byte[8]))
                .initializer(tensor("none", FLOAT, 0));

        assertEquals(
                8 + 8 + 8 + 24 + 2 + 0 + 3 + 8,
                Scans.clean("onnx", model.toBytes()).weightBytes());
    }

    @Test
    void s21_scan_constantInAnotherFile_isRefused() {
        Protobuf entry = new Protobuf().text(1, "location").text(2, "../../etc/passwd");

        Scans.refused(
                "onnx", sound().initializer(tensor(FLOAT, 2).message(13, entry)).toBytes(), "in another file");
        Scans.refused(
                "onnx", sound().initializer(tensor(FLOAT, 2).varint(14, 1)).toBytes(), "in another file");
    }

    @Test
    void s21_scan_constantInAnotherFileWithinAnAttribute_isRefused() {
        Protobuf value = tensor(FLOAT, 2).varint(14, 1);
        Node node = Node.of("Constant", List.of(), List.of("c"))
                .attribute(new Protobuf().text(1, "value").message(5, value).varint(20, 4));

        Scans.refused("onnx", sound().node(node).toBytes(), "in another file");
    }

    @Test
    void s21_scan_sparseConstant_isNotOpened() {
        Protobuf sparse =
                new Protobuf().message(1, tensor(FLOAT, 2).varint(14, 1)).varint(3, 1000);

        Scans.unsupported("onnx", sound().graphField(15, sparse).toBytes(), "sparse constants");
    }

    @Test
    void s21_scan_sparseConstantWithinAnAttribute_isNotOpened() {
        Node node = Node.of("Constant", List.of(), List.of("c"))
                .attribute(new Protobuf()
                        .text(1, "sparse_value")
                        .message(22, new Protobuf())
                        .varint(20, 11));

        Scans.unsupported("onnx", sound().node(node).toBytes(), "sparse constants");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nodes")
    void s22_scan_nodeWithNonsense_isRefused(String why, Node node) {
        Scans.refused("onnx", sound().node(node).toBytes(), why);
    }

    static Stream<Arguments> nodes() {
        return Stream.of(
                Arguments.of("reads [nothing]", Node.of("Relu", List.of("nothing"), List.of("b"))),
                Arguments.of("[y] is written twice", Node.of("Relu", List.of("x"), List.of("y"))),
                Arguments.of("[x] is written twice", Node.of("Relu", List.of("y"), List.of("x"))),
                Arguments.of("no outputs", Node.of("Relu", List.of("x"), List.of())),
                Arguments.of("has no operator", Node.of("", List.of("x"), List.of("b"))),
                Arguments.of(
                        "[a] twice",
                        Node.of("Relu", List.of("x"), List.of("b")).with("a", 1).with("a", 2)),
                Arguments.of(
                        "imports none",
                        Node.of("Own", List.of("x"), List.of("b")).domain("com.microsoft")));
    }

    @Test
    void scan_operatorThatIsNotKnown_isUnsupported() {
        Scans.unsupported(
                "onnx",
                sound().node(Node.of("Magic", List.of("x"), List.of("b"))).toBytes(),
                "[Magic]");
        Scans.unsupported(
                "onnx",
                sound().node(Node.of("Relu", List.of("x"), List.of("b")).domain("own.domain"))
                        .toBytes(),
                "domain [own.domain]");
    }

    @Test
    void s22_scan_graphsWithinEachOtherTooDeep_areRefused() {
        Scans.clean("onnx", sound().node(nested(7)).toBytes());
        Scans.refused("onnx", sound().node(nested(9)).toBytes(), "more than [8] deep");
        Scans.refused("onnx", sound().node(nested(60)).toBytes(), "deep");
    }

    private static Node nested(int depth) {
        Protobuf graph = new Protobuf().text(2, "inner");
        if (depth > 1) {
            graph.message(1, nested(depth - 1).message());
        } else {
            graph.message(1, Node.of("Relu", List.of("x"), List.of("inside")).message());
        }
        return Node.of("If", List.of("x"), List.of("if" + depth))
                .attribute(
                        new Protobuf().text(1, "then_branch").message(6, graph).varint(20, 5));
    }

    @Test
    void s22_scan_nameOfAnInnerGraphUsedOutside_isRefused() {
        OnnxModel model = sound().node(nested(1)).node(Node.of("Relu", List.of("inside"), List.of("b")));

        Scans.refused("onnx", model.toBytes(), "reads [inside]");
    }

    @Test
    void s22_scan_functionThatRunsItself_isRefused() {
        Protobuf model = sound().toMessage().message(25, function("f", "g")).message(25, function("g", "f"));

        Scans.refused("onnx", model.toBytes(), "runs itself");
    }

    @Test
    void scan_functionThatIsUsed_isClean() {
        byte[] model = sound().node(Node.of("f", List.of("x"), List.of("b")).domain("own"))
                .toMessage()
                .message(8, new Protobuf().text(1, "own").varint(2, 1))
                .message(25, function("f", ""))
                .toBytes();

        assertEquals(List.of("Add", "Relu"), Scans.clean("onnx", model).operators());
    }

    @Test
    void s22_scan_functionTwice_isRefused() {
        Protobuf model = sound().toMessage().message(25, function("f", "")).message(25, function("f", ""));

        Scans.refused("onnx", model.toBytes(), "is there twice");
    }

    private static Protobuf function(String name, String calls) {
        Node node = calls.isEmpty()
                ? Node.of("Relu", List.of("in"), List.of("out"))
                : Node.of(calls, List.of("in"), List.of("out")).domain("own");
        return new Protobuf()
                .text(1, name)
                .text(4, "in")
                .text(5, "out")
                .message(7, node.message())
                .text(10, "own");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void s22_scan_bytesThatAreNoMessages_areRefused(String why, byte[] file) {
        Scans.refused("onnx", file, why);
    }

    static Stream<Arguments> files() {
        byte[] model = sound().toBytes();
        byte[] endless = new byte[20];
        Arrays.fill(endless, (byte) 0xff);
        return Stream.of(
                Arguments.of("is no ONNX model", new byte[0]),
                Arguments.of("has more than ten bytes", endless),
                Arguments.of("ends outside of its message", Arrays.copyOf(model, model.length - 3)),
                Arguments.of("of kind [3]", new byte[] {0x0b}),
                Arguments.of("has the number [0]", new byte[] {0x00}),
                Arguments.of("it must be [2]", new byte[] {0x38, 1}),
                Arguments.of(
                        "is no ONNX model",
                        sound().toMessage().message(7, new Protobuf()).toBytes()),
                Arguments.of(
                        "have the version [0]",
                        sound().toMessage().message(8, new Protobuf()).toBytes()));
    }

    @Test
    void scan_versionOfLater_isUnsupported() {
        Protobuf later = new Protobuf().text(1, "").varint(2, 99);

        Scans.unsupported("onnx", sound().toMessage().message(8, later).toBytes(), "version [99]");
        Scans.unsupported("onnx", sound().toMessage().varint(1, 99).toBytes(), "version [99]");
        Scans.unsupported(
                "onnx", sound().toMessage().message(20, new Protobuf()).toBytes(), "training");
    }

    @Test
    void s22_scan_millionsOfEmptyNodes_endTheScanWithinBounds() {
        byte[] nodes = new byte[6_000_000];
        for (int i = 0; i < nodes.length; i += 2) {
            nodes[i] = 0x0a; // a node of 0 bytes
        }
        byte[] model = new Protobuf()
                .varint(1, 8)
                .bytes(7, nodes)
                .message(8, new Protobuf().varint(2, 13))
                .toBytes();

        long bytes =
                Heap.allocatedBy(() -> Scans.refused("onnx", model, "more than [400000] tables, messages and names"));

        assertTrue(bytes < 100 << 20, "allocated " + bytes);
    }

    @Test
    void s22_scan_outputThatNothingWrites_isRefused() {
        Scans.refused("onnx", sound().output("z", 1).toBytes(), "reads [z]");
    }

    private static OnnxModel sound() {
        return new OnnxModel()
                .input("x", 1, 2)
                .output("y", 1, 2)
                .constant("w", new float[2], 2)
                .node(Node.of("Add", List.of("x", "w"), List.of("y")));
    }

    private static Protobuf tensor(int type, long... shape) {
        return tensor("c", type, shape);
    }

    private static Protobuf tensor(String name, int type, long... shape) {
        return OnnxModel.tensor(name, type, shape);
    }
}
