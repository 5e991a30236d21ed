package dev.modelwire.testkit.engine;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.testkit.tflite.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What every engine must keep, asked of one with a native library. */
public abstract class RealEngineContractTest extends EngineContractTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path natives;

    private final RealEngine kind;

    /** Makes the tests of an engine. */
    protected RealEngineContractTest(RealEngine kind) {
        this.kind = kind;
    }

    @Override
    protected Engine engine() {
        try {
            return kind.loader().load(natives).engine();
        } catch (EngineException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String format() {
        return kind.format();
    }

    @Override
    protected Path model(Path into) throws IOException {
        byte[] file = kind.perceptron().file(Fixtures.mlp(1, 9, 16, 7), Fixtures.INPUT, Fixtures.OUTPUT);
        return Files.write(Files.createTempFile(into, "model", "." + format()), file);
    }
}
