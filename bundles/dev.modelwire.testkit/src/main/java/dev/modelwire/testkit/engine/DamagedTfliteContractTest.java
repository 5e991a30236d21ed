package dev.modelwire.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.OddModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine for TFLite models must answer for files that are damaged or odd, without the scan in front of it. */
public abstract class DamagedTfliteContractTest extends RealEngineTest {

    private static final byte[] MODEL = Fixtures.tflite(1, 9, 16, 7);

    private final String refusedBy;

    /**
     * Makes the tests of an engine.
     *
     * @param refusedBy what the engine calls the part that refuses a damaged file
     */
    protected DamagedTfliteContractTest(RealEngine kind, String refusedBy) {
        super(kind);
        this.refusedBy = refusedBy;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 8, 15, 16, 64, 200, 512})
    void open_truncated_isInvalid(int length) {
        assertInvalid(Fixtures.truncated(MODEL, length));
    }

    @Test
    void open_halfOfTheFile_isInvalidAndNamesTheFile() {
        String message = assertInvalid(Fixtures.truncated(MODEL, MODEL.length / 2));
        assertTrue(message.contains("(sha256 00ff) was refused by " + refusedBy), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 1000, 100_000})
    void open_garbage_isInvalid(int size) {
        assertInvalid(Fixtures.garbage(size, size));
    }

    @Test
    void open_headerThenGarbage_isInvalid() {
        byte[] file = Fixtures.garbage(5, 4096);
        System.arraycopy(MODEL, 0, file, 0, 8);
        assertInvalid(file);
    }

    @Test
    void open_soundOddModel_opens() throws EngineException {
        engine().open(file(OddModel.of(OddModel.TANH, OddModel.FLOAT32, 1)), STATELESS)
                .close();
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

    /** Asserts that the engine cannot run these bytes, and says so. */
    protected final void assertUnsupported(byte[] content, String reason) {
        String message = refusal(EngineException.Kind.UNSUPPORTED, content);
        assertTrue(message.contains(reason), message);
    }

    private String assertInvalid(byte[] content) {
        return refusal(EngineException.Kind.INVALID_MODEL, content);
    }

    private String refusal(EngineException.Kind kind, byte[] content) {
        return refusal(kind, () -> engine().open(file(content), STATELESS));
    }
}
