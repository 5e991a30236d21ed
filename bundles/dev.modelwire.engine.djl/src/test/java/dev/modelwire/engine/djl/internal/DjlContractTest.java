package dev.modelwire.engine.djl.internal;

import dev.modelwire.testkit.engine.RealEngineContractTest;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "has no native library")
class DjlContractTest extends RealEngineContractTest {

    DjlContractTest() {
        super(TfliteEngineTest.DJL);
    }
}
