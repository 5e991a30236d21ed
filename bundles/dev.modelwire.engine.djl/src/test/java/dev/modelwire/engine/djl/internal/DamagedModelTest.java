package dev.modelwire.engine.djl.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.testkit.engine.ModelFiles;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.OddModel;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "has no native library")
class DamagedModelTest {

    private static final byte[] MODEL = Fixtures.tflite(1, 9, 16, 7);

    @TempDir
    Path directory;

    private TfliteEngine engine;

    @BeforeEach
    void loadRuntime() throws EngineException {
        engine = new TfliteEngine(TfliteRuntime.load(directory.resolve("native")), Optional::empty);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 8, 15, 16, 64, 200, 512})
    void open_truncated_isInvalid(int length) {
        EngineException refusal = refusal(Fixtures.truncated(MODEL, length));
        assertEquals(EngineException.Kind.INVALID_MODEL, refusal.kind());
    }

    @Test
    void open_halfOfTheFile_isInvalidAndNamesTheFile() {
        EngineException refusal = refusal(Fixtures.truncated(MODEL, MODEL.length / 2));
        assertEquals(EngineException.Kind.INVALID_MODEL, refusal.kind());
        assertTrue(refusal.getMessage().contains("(sha256 00ff) was refused by TFLite"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 1000, 100_000})
    void open_garbage_isInvalid(int size) {
        assertEquals(
                EngineException.Kind.INVALID_MODEL,
                refusal(Fixtures.garbage(size, size)).kind());
    }

    @Test
    void open_headerThenGarbage_isInvalid() {
        byte[] file = Fixtures.garbage(5, 4096);
        System.arraycopy(MODEL, 0, file, 0, 8);
        assertEquals(EngineException.Kind.INVALID_MODEL, refusal(file).kind());
    }

    @Test
    void open_soundOddModel_opens() throws EngineException {
        ModelFile file = ModelFiles.write(directory, OddModel.of(OddModel.TANH, OddModel.FLOAT32, 1));
        engine.open(file, SessionOptions.stateless()).close();
    }

    @Test
    void open_dynamicDimension_isUnsupportedAndNamesTheTensor() {
        assertUnsupported(
                OddModel.of(OddModel.TANH, OddModel.FLOAT32, -1),
                "input [0] has shape [-1, 3]: every dimension must be fixed");
    }

    @Test
    void open_stringInput_isUnsupportedAndNamesTheTensor() {
        assertUnsupported(OddModel.of(OddModel.TANH, OddModel.STRING, 1), "input [0] has element type [STRING]");
    }

    @Test
    void open_typeWithoutName_isUnsupported() {
        assertUnsupported(OddModel.of(OddModel.TANH, OddModel.FLOAT64, 1), "input [0] cannot be run");
    }

    @ParameterizedTest
    @ValueSource(ints = {OddModel.CUSTOM, 150, 200})
    void open_operatorThatTheRuntimeLacks_isUnsupported(int operator) {
        assertUnsupported(
                OddModel.of(operator, OddModel.FLOAT32, 1), "uses an operator that TFLite 2.6.2 does not have");
    }

    private void assertUnsupported(byte[] content, String reason) {
        EngineException refusal = refusal(content);
        assertEquals(EngineException.Kind.UNSUPPORTED, refusal.kind(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    private EngineException refusal(byte[] content) {
        ModelFile file = ModelFiles.write(directory, content);
        return assertThrows(EngineException.class, () -> engine.open(file, SessionOptions.stateless()));
    }
}
