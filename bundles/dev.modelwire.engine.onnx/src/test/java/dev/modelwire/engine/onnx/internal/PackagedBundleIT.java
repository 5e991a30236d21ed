package dev.modelwire.engine.onnx.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.testkit.onnx.OnnxModels;
import dev.modelwire.testkit.packaged.PackagedEngineContractTest;
import dev.modelwire.testkit.packaged.PackagedFramework;
import dev.modelwire.testkit.tflite.Mlp;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"},
        disabledReason = "has no native library")
class PackagedBundleIT extends PackagedEngineContractTest {

    /** The runtime's hook for the end of the process holds each. */
    @Override
    protected int heldClassLoaders() {
        return 6;
    }

    @Override
    protected String format() {
        return "onnx";
    }

    @Override
    protected byte[] content(Mlp mlp) {
        return OnnxModels.of(mlp, "in", "out");
    }

    @Test
    void jar_packaged_asksOnlyForWhatAGatewayHas() throws IOException {
        try (JarFile jar = new JarFile(PackagedFramework.BUNDLE.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertEquals("dev.modelwire.engine.onnx", manifest.getValue("Bundle-SymbolicName"));
            assertNull(manifest.getValue("Export-Package"));
            assertEquals(
                    List.of(
                            "dev.modelwire.engine.api;version=\"[1.2,2)\"",
                            "org.osgi.framework;version=\"[1.9,2)\"",
                            "org.slf4j;version=\"[1.7,3)\""),
                    PackagedFramework.mandatory(manifest.getValue("Import-Package")));
            assertEquals(
                    4,
                    jar.stream()
                            .filter(entry -> entry.getName().endsWith(".so"))
                            .count());
            assertTrue(Files.size(PackagedFramework.BUNDLE) < 22_000_000, "the bundle must stay below 22 MB");
        }
    }
}
