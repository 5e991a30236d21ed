package dev.modelwire.engine.litert.internal;

import dev.modelwire.testkit.engine.SessionThreadsContractTest;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"},
        disabledReason = "has no native library")
class SessionThreadsTest extends SessionThreadsContractTest {

    SessionThreadsTest() {
        super(LitertEngineTest.LITERT);
    }
}
