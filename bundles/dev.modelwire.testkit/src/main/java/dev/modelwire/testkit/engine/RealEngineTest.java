package dev.modelwire.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.Mlp;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Has a new engine for each test. */
abstract class RealEngineTest {

    static final SessionOptions STATELESS = SessionOptions.stateless();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final RealEngine kind;

    @SuppressWarnings("NullAway.Init")
    private RealEngine.Loaded loaded;

    RealEngineTest(RealEngine kind) {
        this.kind = kind;
    }

    @BeforeEach
    void load() throws EngineException {
        loaded = kind.loader().load(directory.resolve("native"));
    }

    /** Returns the engine of this test. */
    protected final Engine engine() {
        return loaded.engine();
    }

    /** Closes it as whoever offers it does. */
    void closeEngine() {
        loaded.close().run();
    }

    RealEngine kind() {
        return kind;
    }

    ModelFile file(byte[] content) {
        return ModelFiles.write(directory, kind.format(), content);
    }

    ModelFile file(Mlp mlp) {
        return file(kind.perceptron().file(mlp, Fixtures.INPUT, Fixtures.OUTPUT));
    }

    EngineSession open(Mlp mlp) throws EngineException {
        return engine().open(file(mlp), STATELESS);
    }

    /** Returns the message of a refusal of this kind. */
    static String refusal(EngineException.Kind kind, Executable call) {
        EngineException refusal = assertThrows(EngineException.class, call);
        String message = String.valueOf(refusal.getMessage());
        assertEquals(kind, refusal.kind(), message);
        return message;
    }
}
