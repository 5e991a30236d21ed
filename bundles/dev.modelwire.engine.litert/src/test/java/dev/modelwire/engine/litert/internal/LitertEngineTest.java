package dev.modelwire.engine.litert.internal;

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
class LitertEngineTest extends PerceptronContractTest {

    static final RealEngine LITERT = RealEngine.tflite(
            natives -> new LitertEngine(LitertRuntime.load(natives), Optional::empty), LitertEngine::close);

    LitertEngineTest() {
        super(LITERT);
    }

    @Test
    void engine_loaded_saysWhatItIs() {
        assertEquals("litert-tflite", engine().name());
        assertEquals("2.21.0", engine().version());
        assertEquals(Set.of("tflite"), engine().formats());
    }
}
