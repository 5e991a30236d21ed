package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.InferenceSettings;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.testkit.engine.FakeEngine;
import java.lang.annotation.Annotation;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceComponentTest {

    private static final ModelName PUMP = Rig.PUMP;

    @TempDir
    Path directory;

    private final FakeEngine engine = new FakeEngine();

    @Test
    void component_lifeCycle_runsAModelAndFreesIt() throws Exception {
        Rig files = new Rig(directory);
        InferenceComponent component = new InferenceComponent(config(1, 1), files.store, ClassPathWorkers::command);
        AtomicInteger changes = new AtomicInteger();
        component.onChange(changes::incrementAndGet);
        component.addEngine(engine, Map.of("service.ranking", 5));
        assertEquals(1, changes.get());
        assertInstanceOf(ActivationOutcome.Activated.class, component.activate(PUMP, files.stored("1", Rig.sum(1))));
        assertEquals("1", component.running().get(PUMP).label().value());
        try (ModelLease lease = component.lease(PUMP).orElseThrow()) {
            assertEquals(7, Rig.value(lease.score(Rig.RECORD)));
        }
        component.deactivate(PUMP);
        assertTrue(component.lease(PUMP).isEmpty());
        component.activate(PUMP, files.stored("1", Rig.sum(1)));
        component.removeEngine(engine);
        assertTrue(component.running().isEmpty());
        component.stop();
        assertEquals(0, engine.open());
    }

    @Test
    void stop_leaseHeld_isFreedByWhoeverClosesIt() throws Exception {
        Rig files = new Rig(directory);
        InferenceComponent component = new InferenceComponent(config(1, 1), files.store, ClassPathWorkers::command);
        component.addEngine(engine, Map.of());
        component.activate(PUMP, files.stored("1", Rig.sum(1)));
        ModelLease lease = component.lease(PUMP).orElseThrow();
        component.stop();
        assertEquals(1, engine.open());
        lease.close();
        assertEquals(0, engine.open());
    }

    /** Classes of the revision before, compiled code and direct buffers are freed with such garbage, and not without. */
    @Test
    void stop_garbageThatNobodyCollected_isCollected() throws Exception {
        Rig files = new Rig(directory);
        InferenceComponent component = new InferenceComponent(config(1, 1), files.store, ClassPathWorkers::command);
        WeakReference<Object> garbage = new WeakReference<>(new Object());

        component.stop();

        assertTrue(garbage.refersTo(null));
    }

    @Test
    void component_configOutOfRange_isRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new InferenceComponent(config(0, 1), new Rig(directory).store, ClassPathWorkers::command));
        assertTrue(e.getMessage().startsWith("sessions [0] must be 1 to"), e.getMessage());
    }

    @Test
    void modified_configOutOfRange_keepsTheOneBefore() throws Exception {
        Rig files = new Rig(directory);
        InferenceComponent component = new InferenceComponent(config(1, 7), files.store, ClassPathWorkers::command);
        component.addEngine(engine, Map.of());
        component.modified(config(1, 0));
        component.activate(PUMP, files.stored("1", Rig.sum(1)));
        assertEquals(7, engine.runs());
        component.modified(config(1, 2));
        component.activate(PUMP, files.stored("1", Rig.sum(1)));
        assertEquals(9, engine.runs());
        component.stop();
    }

    @Test
    void addSettings_ofTheHost_holdInsteadOfTheConfiguration() throws Exception {
        Rig files = new Rig(directory);
        InferenceComponent component = new InferenceComponent(config(1, 7), files.store, ClassPathWorkers::command);
        component.addEngine(engine, Map.of());
        InferenceSettings three = settings(3);
        component.addSettings(three);
        component.addSettings(settings(0));
        component.activate(PUMP, files.stored("1", Rig.sum(1)));
        assertEquals(3, engine.runs(), "a value out of range changes nothing");
        InferenceSettings five = settings(5);
        component.addSettings(five);
        component.removeSettings(three);
        component.activate(PUMP, files.stored("1", Rig.sum(1)));
        assertEquals(3 + 5, engine.runs());
        component.removeSettings(five);
        component.activate(PUMP, files.stored("1", Rig.sum(1)));
        assertEquals(3 + 5 + 7, engine.runs());
        component.stop();
    }

    private static InferenceSettings settings(int warmUpRuns) {
        return new InferenceSettings(
                1, warmUpRuns, true, 512, 30, 600, 20, 5, 10, "in-process", 0, 10, 0, 64, "accept");
    }

    @SuppressWarnings("BadAnnotationImplementation") // never compared
    private static InferenceConfig config(int sessions, int warmUpRuns) {
        return new InferenceConfig() {
            @Override
            public int sessions() {
                return sessions;
            }

            @Override
            public int warmUpRuns() {
                return warmUpRuns;
            }

            @Override
            public boolean probe() {
                return true;
            }

            @Override
            public int probeMemoryMib() {
                return 512;
            }

            @Override
            public int probeSeconds() {
                return 30;
            }

            @Override
            public int probationSeconds() {
                return 600;
            }

            @Override
            public int probationRecords() {
                return 20;
            }

            @Override
            public int probationErrorPercent() {
                return 5;
            }

            @Override
            public int probationSlowPercent() {
                return 10;
            }

            @Override
            public String isolation() {
                return "in-process";
            }

            @Override
            public int isolationMemoryMib() {
                return 0;
            }

            @Override
            public int isolationRunSeconds() {
                return 10;
            }

            @Override
            public int memoryBudgetMib() {
                return 0;
            }

            @Override
            public int memoryReserveMib() {
                return 64;
            }

            @Override
            public String contractChange() {
                return "accept";
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return InferenceConfig.class;
            }
        };
    }
}
