package dev.modelwire.engine.litert.internal;

import dev.modelwire.testkit.engine.DamagedTfliteContractTest;
import dev.modelwire.testkit.tflite.OddModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"},
        disabledReason = "has no native library")
class DamagedModelTest extends DamagedTfliteContractTest {

    DamagedModelTest() {
        super(LitertEngineTest.LITERT, "the verifier");
    }

    @Test
    void open_typeWithoutName_isUnsupported() {
        assertUnsupported(
                OddModel.of(OddModel.TANH, OddModel.FLOAT16, 1), "input [0] has TFLite's element type number [10]");
    }

    @ParameterizedTest
    @ValueSource(ints = {OddModel.CUSTOM, 127, 250})
    void open_operatorThatTheRuntimeLacks_isUnsupported(int operator) {
        assertUnsupported(
                OddModel.of(operator, OddModel.FLOAT32, 1), "] in version [1], which TFLite 2.21 does not have");
    }
}
