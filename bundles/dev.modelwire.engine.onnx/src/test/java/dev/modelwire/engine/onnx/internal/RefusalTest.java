package dev.modelwire.engine.onnx.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.testkit.engine.FloatCall;
import dev.modelwire.testkit.engine.ModelFiles;
import dev.modelwire.testkit.onnx.Node;
import dev.modelwire.testkit.onnx.OnnxModel;
import dev.modelwire.testkit.onnx.OnnxModels;
import dev.modelwire.testkit.onnx.Protobuf;
import dev.modelwire.testkit.tflite.Fixtures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"},
        disabledReason = "has no native library")
class RefusalTest {

    private static final byte[] MODEL = OnnxModels.of(Fixtures.mlp(1, 9, 16, 7), "in", "out");
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;
    private static final int FLOAT16 = 10;
    private static final int STRING = 8;

    @TempDir
    Path directory;

    private OnnxEngine engine;

    @BeforeEach
    void loadRuntime() throws EngineException {
        engine = new OnnxEngine(OnnxNatives.load(directory.resolve("native")), Optional::empty);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 16, 64, 200, 512})
    void open_truncated_isInvalid(int length) {
        assertEquals(
                EngineException.Kind.INVALID_MODEL,
                refusal(Fixtures.truncated(MODEL, length)).kind());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 1000, 100_000})
    void open_garbage_isInvalidAndNamesTheFile(int size) {
        EngineException refusal = refusal(Fixtures.garbage(size, size));
        assertEquals(EngineException.Kind.INVALID_MODEL, refusal.kind());
        assertTrue(refusal.getMessage().contains("(sha256 00ff) was refused by ONNX Runtime"), refusal.getMessage());
    }

    @Test
    void open_missingFile_isInvalid() {
        ModelFile absent = new ModelFile(directory.resolve("absent.onnx"), "onnx", "00ff");
        EngineException refusal =
                assertThrows(EngineException.class, () -> engine.open(absent, SessionOptions.stateless()));
        assertEquals(EngineException.Kind.INVALID_MODEL, refusal.kind());
    }

    @Test
    void open_unknownOperator_isUnsupported() {
        byte[] model = new OnnxModel()
                .input("in", 1, 3)
                .node(Node.of("OwnOperator", List.of("in"), List.of("out")).domain("own"))
                .output("out", 1, 3)
                .toMessage()
                .message(8, new Protobuf().text(1, "own").varint(2, 1))
                .toBytes();
        assertUnsupported(model, "uses an operator or a version of the format");
    }

    @Test
    void open_operatorSetOfTheFuture_isUnsupported() {
        byte[] model = new OnnxModel()
                .input("in", 1, 3)
                .node(Node.of("Tanh", List.of("in"), List.of("out")))
                .output("out", 1, 3)
                .toMessage()
                .message(8, new Protobuf().text(1, "").varint(2, 999))
                .toBytes();
        assertUnsupported(model, "convert it for an older operator set");
    }

    @Test
    void open_batchLeftOpen_isOneRecord() throws EngineException {
        byte[] model = tanh(shape("batch", 3), shape("batch", 3));
        try (EngineSession session =
                engine.open(ModelFiles.write(directory, "onnx", model), SessionOptions.stateless())) {
            assertEquals(List.of(1, 3), session.inputs().get(0).shape());
            assertEquals(List.of(1, 3), session.outputs().get(0).shape());
            float tanh = (float) Math.tanh(1);
            assertArrayEquals(new float[] {0, tanh, -tanh}, FloatCall.run(session, 0, 1, -1), 1e-5f);
        }
    }

    @Test
    void open_batchLeftOpenAndSeveralWanted_isThatMany() throws EngineException {
        byte[] model = tanh(shape("batch", 2), shape("batch", 2));
        try (EngineSession session =
                engine.open(ModelFiles.write(directory, "onnx", model), SessionOptions.stateless(2))) {
            assertEquals(List.of(2, 2), session.inputs().get(0).shape());
            assertEquals(List.of(2, 2), session.outputs().get(0).shape());
            float tanh = (float) Math.tanh(1);
            assertArrayEquals(new float[] {0, tanh, -tanh, 0}, FloatCall.run(session, 0, 1, -1, 0), 1e-5f);
        }
    }

    @Test
    void open_batchInTheFileAndAnotherWanted_isAsTheFileSays() throws EngineException {
        byte[] model = tanh(shape(1, 2), shape(1, 2));
        try (EngineSession session =
                engine.open(ModelFiles.write(directory, "onnx", model), SessionOptions.stateless(2))) {
            assertEquals(List.of(1, 2), session.inputs().get(0).shape());
        }
    }

    @Test
    void open_otherDimensionLeftOpen_isUnsupported() {
        byte[] model = tanh(shape(1, "steps"), shape(1, "steps"));
        assertUnsupported(model, "input [in] has shape [1, -1]: every dimension but the first must be fixed");
    }

    @Test
    void open_outputDecidesItsOwnLength_isUnsupported() {
        byte[] model = new OnnxModel()
                .graphField(INPUT, value("in", OnnxModel.FLOAT, shape(1, 3)))
                .node(Node.of("NonZero", List.of("in"), List.of("found")))
                .node(Node.of("Transpose", List.of("found"), List.of("turned")))
                .node(Node.of("Cast", List.of("turned"), List.of("out")).with("to", 1))
                .graphField(OUTPUT, value("out", OnnxModel.FLOAT, shape("found", 2)))
                .toBytes();
        assertUnsupported(model, "output [out] has first dimension [found], which is no input's");
    }

    @ParameterizedTest
    @ValueSource(ints = {FLOAT16, STRING})
    void open_typeWithoutEqual_isUnsupported(int type) {
        byte[] model = new OnnxModel()
                .graphField(INPUT, value("in", type, shape(1, 3)))
                .node(Node.of("Identity", List.of("in"), List.of("out")))
                .graphField(OUTPUT, value("out", type, shape(1, 3)))
                .toBytes();
        assertUnsupported(model, "input [in] has element type [");
    }

    private static byte[] tanh(Protobuf inputShape, Protobuf outputShape) {
        return new OnnxModel()
                .graphField(INPUT, value("in", OnnxModel.FLOAT, inputShape))
                .node(Node.of("Tanh", List.of("in"), List.of("out")))
                .graphField(OUTPUT, value("out", OnnxModel.FLOAT, outputShape))
                .toBytes();
    }

    private static Protobuf shape(Object... dimensions) {
        Protobuf shape = new Protobuf();
        for (Object dimension : dimensions) {
            shape.message(
                    1,
                    dimension instanceof String name
                            ? new Protobuf().text(2, name)
                            : new Protobuf().varint(1, (Integer) dimension));
        }
        return shape;
    }

    private static Protobuf value(String name, int type, Protobuf shape) {
        Protobuf tensor = new Protobuf().varint(1, type).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }

    private void assertUnsupported(byte[] content, String reason) {
        EngineException refusal = refusal(content);
        assertEquals(EngineException.Kind.UNSUPPORTED, refusal.kind(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    private EngineException refusal(byte[] content) {
        ModelFile file = ModelFiles.write(directory, "onnx", content);
        return assertThrows(EngineException.class, () -> engine.open(file, SessionOptions.stateless()));
    }
}
