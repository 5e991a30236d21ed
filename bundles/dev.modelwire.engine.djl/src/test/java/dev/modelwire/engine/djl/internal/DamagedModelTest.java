package dev.modelwire.engine.djl.internal;

import dev.modelwire.testkit.engine.DamagedTfliteContractTest;
import dev.modelwire.testkit.tflite.OddModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "has no native library")
class DamagedModelTest extends DamagedTfliteContractTest {

    DamagedModelTest() {
        super(TfliteEngineTest.DJL, "TFLite");
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
}
