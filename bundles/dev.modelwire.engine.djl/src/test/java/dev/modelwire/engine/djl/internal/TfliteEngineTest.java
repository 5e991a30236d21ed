package dev.modelwire.engine.djl.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.testkit.engine.PerceptronContractTest;
import dev.modelwire.testkit.engine.RealEngine;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "has no native library")
class TfliteEngineTest extends PerceptronContractTest {

    static final RealEngine DJL = RealEngine.tflite(
            natives -> new TfliteEngine(TfliteRuntime.load(natives), Optional::empty), TfliteEngine::close);

    TfliteEngineTest() {
        super(DJL);
    }

    @Test
    void engine_loaded_saysWhatItIs() {
        assertEquals("djl-tflite", engine().name());
        assertEquals("2.6.2", engine().version());
        assertEquals(Set.of("tflite"), engine().formats());
    }
}
