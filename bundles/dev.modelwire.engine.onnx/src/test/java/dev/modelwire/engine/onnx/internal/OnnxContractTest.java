package dev.modelwire.engine.onnx.internal;

import dev.modelwire.testkit.engine.RealEngineContractTest;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"},
        disabledReason = "has no native library")
class OnnxContractTest extends RealEngineContractTest {

    OnnxContractTest() {
        super(OnnxEngineTest.ONNX);
    }
}
