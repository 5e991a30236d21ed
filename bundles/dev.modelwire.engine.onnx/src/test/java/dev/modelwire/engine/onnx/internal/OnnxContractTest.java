package dev.modelwire.engine.onnx.internal;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.testkit.engine.EngineContractTest;
import dev.modelwire.testkit.onnx.OnnxModels;
import dev.modelwire.testkit.tflite.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"},
        disabledReason = "has no native library")
class OnnxContractTest extends EngineContractTest {

    @TempDir
    static Path natives;

    @Override
    protected Engine engine() {
        try {
            return new OnnxEngine(OnnxNatives.load(natives), Optional::empty);
        } catch (EngineException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String format() {
        return "onnx";
    }

    @Override
    protected Path model(Path into) throws IOException {
        return Files.write(
                Files.createTempFile(into, "model", ".tflite"),
                OnnxModels.of(Fixtures.mlp(1, 9, 16, 7), Fixtures.INPUT, Fixtures.OUTPUT));
    }
}
