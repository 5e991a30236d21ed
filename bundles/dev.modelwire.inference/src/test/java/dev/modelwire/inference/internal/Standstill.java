package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.inference.internal.worker.WorkerCommand;
import dev.modelwire.testkit.engine.FakeEngine;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A fake engine with which one activation stands still in one step until it is told to go on. */
final class Standstill implements Engine {

    /** Where it stands still. */
    enum Step {
        /** The process in which it is tried is being started. */
        PROBE,
        /** The engine opens it. */
        LOAD,
        /** It runs with zeros. */
        WARM_UP
    }

    final FakeEngine engine = new FakeEngine();
    private final AtomicReference<@Nullable Step> step = new AtomicReference<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** The next activation stands still in that step. */
    void at(Step next) {
        if (next == Step.PROBE) {
            engine.runInProcesses();
        }
        engine.onRun(() -> stand(Step.WARM_UP));
        step.set(next);
    }

    void awaitReached() {
        await(reached);
    }

    void goOn() {
        goOn.countDown();
    }

    WorkerCommand command() {
        stand(Step.PROBE);
        return ClassPathWorkers.command();
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public String version() {
        return engine.version();
    }

    @Override
    public Set<String> formats() {
        return engine.formats();
    }

    @Override
    public EngineSession open(ModelFile model, SessionOptions options) throws EngineException {
        stand(Step.LOAD);
        return engine.open(model, options);
    }

    @Override
    public Optional<EngineBlueprint> blueprint() {
        return engine.blueprint();
    }

    private void stand(Step here) {
        if (step.compareAndSet(here, null)) {
            reached.countDown();
            await(goOn);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS), "nobody came");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
