package dev.modelwire.engine.litert.internal;

import dev.modelwire.testkit.engine.RealEngineContractTest;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"},
        disabledReason = "has no native library")
class LitertContractTest extends RealEngineContractTest {

    LitertContractTest() {
        super(LitertEngineTest.LITERT);
    }
}
