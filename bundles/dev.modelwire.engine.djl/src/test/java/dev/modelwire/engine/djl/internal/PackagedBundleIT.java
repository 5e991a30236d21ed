package dev.modelwire.engine.djl.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.Mlp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "has no native library")
class PackagedBundleIT {

    private static final float[] IN = {1, -2, 3};

    @TempDir
    Path directory;

    @Test
    void update_inPlaceAndRefreshed_loadsTheNativeAnewEachTime() throws Exception {
        try (PackagedFramework framework = PackagedFramework.start(directory.resolve("osgi"))) {
            Engine engine = framework.engineAfter(null);
            score(engine, 0);
            for (int revision = 1; revision <= 6; revision++) {
                ClassLoader before = loader(framework.bundle());
                framework.update();
                assertFalse(before == loader(framework.bundle()), "an update must bring another class loader");
                engine = framework.engineAfter(engine);
                score(engine, revision);
            }
            for (int refresh = 1; refresh <= 3; refresh++) {
                framework.refresh();
                engine = framework.engineAfter(engine);
                score(engine, 10 + refresh);
            }
            assertEquals(List.of(), nativeCopies(framework.bundle()));
        }
    }

    @Test
    void stop_openSession_closesItAndStartUsesTheSameNative() throws Exception {
        try (PackagedFramework framework = PackagedFramework.start(directory.resolve("osgi"))) {
            Engine engine = framework.engineAfter(null);
            EngineSession session = open(engine, Fixtures.mlp(1, 3, 4, 2));
            ClassLoader loader = loader(framework.bundle());
            framework.bundle().stop();
            assertFalse(framework.hasEngine(), "a stopped bundle offers no engine");
            EngineException refusal = assertThrows(EngineException.class, () -> FloatCall.run(session, IN));
            assertEquals(EngineException.Kind.CLOSED, refusal.kind());
            framework.bundle().start();
            score(framework.engineAfter(engine), 2);
            assertSame(loader, loader(framework.bundle()));
        }
    }

    @Test
    void jar_packaged_asksOnlyForWhatAGatewayHas() throws IOException {
        try (JarFile jar = new JarFile(PackagedFramework.BUNDLE.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertEquals("dev.modelwire.engine.djl", manifest.getValue("Bundle-SymbolicName"));
            assertNull(manifest.getValue("Export-Package"));
            assertEquals(
                    List.of(
                            "dev.modelwire.engine.api;version=\"[1.0,2)\"",
                            "org.osgi.framework;version=\"[1.9,2)\"",
                            "org.slf4j;version=\"[1.7,3)\""),
                    mandatory(manifest.getValue("Import-Package")));
            assertNull(jar.getEntry("META-INF/services/ai.djl.engine.EngineProvider"));
            assertEquals(
                    1,
                    jar.stream()
                            .filter(entry -> entry.getName().endsWith(".so"))
                            .count());
            assertTrue(Files.size(PackagedFramework.BUNDLE) < 6_000_000, "the bundle must stay below 6 MB");
        }
    }

    private void score(Engine engine, long seed) throws EngineException {
        Mlp mlp = Fixtures.mlp(seed, 3, 16, 4);
        try (EngineSession session = open(engine, mlp)) {
            assertArrayEquals(mlp.forward(IN), FloatCall.run(session, IN), 1e-5f);
        }
    }

    private EngineSession open(Engine engine, Mlp mlp) throws EngineException {
        ModelFile file = ModelFiles.write(directory, mlp.toTflite("in", "out"));
        return engine.open(file, SessionOptions.stateless());
    }

    private static ClassLoader loader(Bundle bundle) {
        return bundle.adapt(BundleWiring.class).getClassLoader();
    }

    private static List<Path> nativeCopies(Bundle bundle) throws IOException {
        try (Stream<Path> files = Files.walk(bundle.getDataFile("native").toPath())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static List<String> mandatory(String imports) {
        return Stream.of(imports.split(",(?=[a-z])"))
                .filter(clause -> !clause.contains("resolution:=optional"))
                .sorted()
                .toList();
    }
}
