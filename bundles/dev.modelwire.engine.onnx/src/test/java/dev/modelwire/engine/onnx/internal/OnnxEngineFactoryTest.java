package dev.modelwire.engine.onnx.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineFactory;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.testkit.engine.FloatCall;
import dev.modelwire.testkit.engine.ModelFiles;
import dev.modelwire.testkit.onnx.OnnxModels;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.Mlp;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"},
        disabledReason = "has no native library")
class OnnxEngineFactoryTest {

    private final EngineFactory factory = new OnnxEngineFactory();

    @TempDir
    Path directory;

    @Test
    void create_asItsOwnBlueprintSays_runsModels() throws Exception {
        Engine engine = factory.create(Map.of("native.directory", directory.toString()));
        Engine again = factory.create(engine.blueprint().orElseThrow().settings());
        Mlp mlp = Fixtures.mlp(2, 3, 8, 2);
        float[] in = {1, 2, 3};
        try (EngineSession session = again.open(
                ModelFiles.write(directory, "onnx", OnnxModels.of(mlp, "in", "out")), SessionOptions.stateless())) {
            assertArrayEquals(mlp.forward(in), FloatCall.run(session, in), 1e-5f);
        }
    }

    @Test
    void create_withoutSettings_isUnavailable() {
        EngineException refusal = assertThrows(EngineException.class, () -> factory.create(Map.of()));
        assertEquals(EngineException.Kind.UNAVAILABLE, refusal.kind());
    }
}
