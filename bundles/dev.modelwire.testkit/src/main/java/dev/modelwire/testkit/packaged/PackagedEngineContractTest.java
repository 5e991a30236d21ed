package dev.modelwire.testkit.packaged;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionCall;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.testkit.engine.FloatCall;
import dev.modelwire.testkit.engine.ModelFiles;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.Mlp;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** What every engine bundle must keep as it is shipped. A subclass says which models it opens. */
public abstract class PackagedEngineContractTest {

    private static final float[] IN = {1, -2, 3};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    /** Returns the format of the models. */
    protected abstract String format();

    /** Returns the model in that format. */
    protected abstract byte[] content(Mlp mlp);

    /** Returns how many class loaders of six updates may stay, and with each its copy of the native library. */
    protected int heldClassLoaders() {
        return 2;
    }

    @Test
    void update_A15_inPlaceAndRefreshed_loadsTheNativeAnewEachTime() throws Exception {
        try (PackagedFramework framework = PackagedFramework.start(directory.resolve("osgi"))) {
            Engine engine = framework.engineAfter(null);
            score(engine, 0);
            for (int revision = 1; revision <= 6; revision++) {
                ClassLoader before = loader(framework.bundle());
                framework.update();
                assertNotSame(before, loader(framework.bundle()), "an update must bring another class loader");
                engine = framework.engineAfter(engine);
                score(engine, revision);
            }
            for (int refresh = 1; refresh <= 3; refresh++) {
                framework.refresh();
                engine = framework.engineAfter(engine);
                score(engine, 10 + refresh);
            }
            assertEquals(List.of(), files(framework.bundle(), "native"));
        }
    }

    @Test
    void update_A15_sixTimes_leavesAsManyOldClassLoadersAsSaid() throws Exception {
        try (PackagedFramework framework = PackagedFramework.start(directory.resolve("osgi"))) {
            List<WeakReference<ClassLoader>> old = new ArrayList<>();
            for (int revision = 0; revision < 6; revision++) {
                Engine engine = framework.engineAfter(null);
                score(engine, revision);
                old.add(new WeakReference<>(loader(framework.bundle())));
                framework.update();
            }
            for (int round = 0; round < 50 && held(old) > heldClassLoaders(); round++) {
                System.gc();
            }
            assertTrue(held(old) <= heldClassLoaders(), held(old) + " of 6 old class loaders are held");
        }
    }

    @Test
    void stop_A15_openSession_closesItAndStartUsesTheSameNative() throws Exception {
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
    void update_A15_whileARecordIsInTheEngine_answersItFirst() throws Exception {
        try (PackagedFramework framework = PackagedFramework.start(directory.resolve("osgi"))) {
            Engine engine = framework.engineAfter(null);
            Mlp mlp = Fixtures.mlp(7, 3, 16, 4);
            EngineSession session = open(engine, mlp);
            FloatCall.run(session, IN); // as each session has before it takes records
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            CompletableFuture<float[]> answer = new CompletableFuture<>();
            Thread scoring = new Thread(() -> answer.complete(held(session, inside, goOn)));
            scoring.start();
            inside.await();
            CompletableFuture<Boolean> updated = new CompletableFuture<>();
            Thread updating = new Thread(() -> updated.complete(update(framework)));
            updating.start();
            while (updating.getState() != Thread.State.TIMED_WAITING && !updated.isDone()) {
                Thread.onSpinWait();
            }
            assertFalse(updated.isDone(), "the native must not go while a record is in it");
            goOn.countDown();
            assertArrayEquals(mlp.forward(IN), answer.get(30, TimeUnit.SECONDS), 1e-5f);
            assertTrue(updated.get(30, TimeUnit.SECONDS));
            assertThrows(EngineException.class, () -> FloatCall.run(session, IN));
            score(framework.engineAfter(engine), 8);
        }
    }

    @Test
    void blueprint_inAProcessWithoutFramework_answersAsTheBundleDoes() throws Exception {
        try (PackagedFramework framework = PackagedFramework.start(directory.resolve("osgi"))) {
            Mlp mlp = Fixtures.mlp(3, 3, 16, 4);
            ModelFile file = ModelFiles.write(directory, format(), content(mlp));
            EngineBlueprint blueprint = framework.engineAfter(null).blueprint().orElseThrow();
            assertArrayEquals(mlp.forward(IN), EngineProcess.run(blueprint, file, IN), 1e-5f);
            assertEquals(blueprint.classPath(), files(framework.bundle(), "child"));
        }
    }

    @Test
    void blueprint_afterAnUpdate_isWrittenAnewAndTheOldOneRemoved() throws Exception {
        try (PackagedFramework framework = PackagedFramework.start(directory.resolve("osgi"))) {
            Engine engine = framework.engineAfter(null);
            EngineBlueprint first = engine.blueprint().orElseThrow();
            Object written = Files.readAttributes(first.classPath().get(0), "unix:ino");
            assertEquals(first, engine.blueprint().orElseThrow());
            assertEquals(written, Files.readAttributes(first.classPath().get(0), "unix:ino"), "written once");
            framework.update();
            EngineBlueprint second = framework.engineAfter(engine).blueprint().orElseThrow();
            assertNotEquals(first.classPath(), second.classPath());
            assertEquals(second.classPath(), files(framework.bundle(), "child"));
            assertTrue(Files.isRegularFile(second.classPath().get(0)));
        }
    }

    private static boolean update(PackagedFramework framework) {
        try {
            framework.update();
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Scores a record that has begun and is not to end before it is told. */
    private static float[] held(EngineSession session, CountDownLatch inside, CountDownLatch goOn) {
        float[] answer = new float[4];
        try {
            session.run(new SessionCall() {
                @Override
                public void write(List<ByteBuffer> inputs) {
                    for (float value : IN) {
                        inputs.get(0).putFloat(value);
                    }
                    inside.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }

                @Override
                public void read(List<ByteBuffer> outputs) {
                    outputs.get(0).asFloatBuffer().get(answer);
                }
            });
            return answer;
        } catch (EngineException e) {
            throw new AssertionError(e);
        }
    }

    private static long held(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }

    private void score(Engine engine, long seed) throws EngineException {
        Mlp mlp = Fixtures.mlp(seed, 3, 16, 4);
        try (EngineSession session = open(engine, mlp)) {
            assertArrayEquals(mlp.forward(IN), FloatCall.run(session, IN), 1e-5f);
        }
    }

    private EngineSession open(Engine engine, Mlp mlp) throws EngineException {
        return engine.open(ModelFiles.write(directory, format(), content(mlp)), SessionOptions.stateless());
    }

    private static ClassLoader loader(Bundle bundle) {
        return bundle.adapt(BundleWiring.class).getClassLoader();
    }

    private static List<Path> files(Bundle bundle, String dataFile) throws IOException {
        try (Stream<Path> files = Files.walk(bundle.getDataFile(dataFile).toPath())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
