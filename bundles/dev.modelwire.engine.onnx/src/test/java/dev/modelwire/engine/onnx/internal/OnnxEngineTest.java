package dev.modelwire.engine.onnx.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.testkit.engine.PerceptronContractTest;
import dev.modelwire.testkit.engine.RealEngine;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"},
        disabledReason = "has no native library")
class OnnxEngineTest extends PerceptronContractTest {

    static final RealEngine ONNX =
            RealEngine.onnx(natives -> new OnnxEngine(OnnxNatives.load(natives), Optional::empty), OnnxEngine::close);

    OnnxEngineTest() {
        super(ONNX);
    }

    @Test
    void engine_loaded_saysWhatItIs() {
        assertEquals("onnx-runtime", engine().name());
        assertEquals("1.29.0", engine().version());
        assertEquals(Set.of("onnx"), engine().formats());
    }
}
