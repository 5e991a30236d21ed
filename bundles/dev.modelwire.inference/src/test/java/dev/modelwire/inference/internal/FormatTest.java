package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.testkit.engine.FakeEngine;
import dev.modelwire.testkit.onnx.OnnxModels;
import dev.modelwire.testkit.onnx.Protobuf;
import dev.modelwire.testkit.tflite.Fixtures;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the format of a model file is told where no manifest names it. */
class FormatTest {

    private static final byte[] TFLITE = Fixtures.tflite(1, 2, 1);
    private static final byte[] ONNX = OnnxModels.of(Fixtures.mlp(1, 2, 1), "in", "out");

    @TempDir
    Path directory;

    private Rig rig;
    private final FakeEngine tflite = new FakeEngine("djl", Set.of("tflite"));

    @BeforeEach
    void fakeEngineIsThere() {
        rig = new Rig(directory);
    }

    @Test
    void activate_tfliteFileAmongSeveralEngines_goesToThatOfTflite() throws Exception {
        rig.models.engineCame(tflite, -5);
        ActivationOutcome.Refused refused = refused(TFLITE);
        assertEquals("load", refused.gate());
        assertTrue(refused.detail().startsWith("engine [djl]"), refused.detail());
    }

    @Test
    void activate_tfliteFileWithoutAnEngineForIt_isRefusedAndMayBeTriedAgain() throws Exception {
        ActivationOutcome.Refused refused = refused(TFLITE);
        assertEquals(ErrorCode.ENGINE_MISSING, refused.code());
        assertTrue(refused.detail().contains("format [tflite]"), refused.detail());
    }

    @Test
    void activate_onnxFileAmongSeveralEngines_goesToThatOfOnnx() throws Exception {
        rig.models.engineCame(tflite, 5);
        rig.models.engineCame(new FakeEngine("ort", Set.of("onnx")), -5);
        ActivationOutcome.Refused refused = refused(ONNX);
        assertEquals("load", refused.gate());
        assertTrue(refused.detail().startsWith("engine [ort]"), refused.detail());
    }

    @Test
    void activate_onnxFileWithoutAnEngineForIt_isRefusedAndMayBeTriedAgain() throws Exception {
        ActivationOutcome.Refused refused = refused(ONNX);
        assertEquals(ErrorCode.ENGINE_MISSING, refused.code());
        assertTrue(refused.detail().contains("format [onnx]"), refused.detail());
    }

    @Test
    void activate_partOfAnOnnxFile_isNone() throws Exception {
        rig.models.engineCame(tflite, 5);
        byte[] cut = Arrays.copyOf(ONNX, ONNX.length / 2);
        byte[] twoGraphs = new Protobuf()
                .varint(1, 8)
                .bytes(7, new byte[9])
                .bytes(7, new byte[9])
                .bytes(8, new byte[2])
                .toBytes();
        byte[] noVersion =
                new Protobuf().bytes(7, new byte[9]).bytes(8, new byte[2]).toBytes();
        byte[] noOperators = new Protobuf().varint(1, 8).bytes(7, new byte[9]).toBytes();
        for (byte[] file : List.of(cut, twoGraphs, noVersion, noOperators)) {
            ActivationOutcome.Refused refused = refused(file);
            assertEquals(ErrorCode.MODEL_INVALID, refused.code());
            assertTrue(refused.detail().contains("does not tell which of"), refused.detail());
        }
    }

    @Test
    void activate_unknownFileWithOneEngine_goesToIt() throws Exception {
        assertInstanceOf(
                ActivationOutcome.Activated.class,
                rig.activate(rig.withoutManifest("1", Rig.sum(1).bytes())));
    }

    @Test
    void activate_fileShorterThanAnIdentifier_isRefusedByTheEngine() throws Exception {
        assertEquals(ErrorCode.MODEL_INVALID, refused(new byte[] {1, 2, 3}).code());
    }

    @Test
    void activate_emptyFile_isRefusedByTheEngine() throws Exception {
        assertEquals(ErrorCode.MODEL_INVALID, refused(new byte[0]).code());
    }

    private ActivationOutcome.Refused refused(byte[] file) throws Exception {
        return assertInstanceOf(ActivationOutcome.Refused.class, rig.activate(rig.withoutManifest("1", file)));
    }
}
