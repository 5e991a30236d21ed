package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.inference.internal.Standstill.Step;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The service is stopped in the middle of something. */
@Timeout(120)
class StopTest {

    @TempDir
    Path directory;

    private final Standstill standstill = new Standstill();
    private final ExecutorService others = Executors.newCachedThreadPool();
    private Rig files;
    private InferenceComponent service;

    @BeforeEach
    void versionOneRuns() throws Exception {
        files = new Rig(directory);
        service = Service.of(files.store, standstill, standstill::command, Map.of());
        assertInstanceOf(ActivationOutcome.Activated.class, service.activate(Rig.PUMP, files.stored("1", Rig.sum(1))));
    }

    @AfterEach
    void nothingIsLeft() {
        others.shutdownNow();
        assertTrue(service.running().isEmpty());
        assertTrue(service.lease(Rig.PUMP).isEmpty());
        assertEquals(0, standstill.engine.open());
        assertEquals(0, standstill.engine.usesAfterFree());
        assertEquals(0, files.store.openLeases());
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void stop_A4_whileAVersionLoads_refusesItAndLeavesNothingOpen(Step step) throws Exception {
        StoredVersion two = files.stored("2", Rig.sum(-1));
        standstill.at(step);
        Future<ActivationOutcome> load = others.submit(() -> service.activate(Rig.PUMP, two));
        standstill.awaitReached();

        service.stop();
        assertTrue(service.lease(Rig.PUMP).isEmpty(), "it is not put back when the load ends");

        standstill.goOn();
        assertInstanceOf(ActivationOutcome.Refused.class, load.get());
    }

    @Test
    void stop_A4_whileRetiredSessionsAreFreed_waitsForThem() throws Exception {
        CountDownLatch freeing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ModelLease old = service.lease(Rig.PUMP).orElseThrow();
        service.activate(Rig.PUMP, files.stored("2", Rig.sum(-1)));
        standstill.engine.onClose(() -> {
            if (freeing.getCount() > 0) {
                freeing.countDown();
                Standstill.await(goOn);
            }
        });
        old.close();
        Standstill.await(freeing);

        Thread stopping = new Thread(service::stop, "stopping");
        stopping.start();
        while (stopping.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertEquals(1, standstill.engine.open(), "version 1 is still being freed");
        goOn.countDown();
        stopping.join();
    }

    @Test
    void stop_A4_whileARecordIsScored_answersIt() throws Exception {
        standstill.at(Step.WARM_UP);
        Future<ScoreOutcome> record = others.submit(() -> {
            try (ModelLease lease = service.lease(Rig.PUMP).orElseThrow()) {
                return lease.score(Rig.RECORD);
            }
        });
        standstill.awaitReached();

        service.stop();
        assertEquals(1, standstill.engine.open(), "the record is still in the engine");

        standstill.goOn();
        assertEquals(7, Rig.value(record.get()));
        others.shutdown();
        while (standstill.engine.open() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void stop_A4_whileLeasesAreHeld_theyGoOnUntilTheyAreClosed() {
        ModelLease lease = service.lease(Rig.PUMP).orElseThrow();

        service.stop();

        assertEquals(7, Rig.value(lease.score(Rig.RECORD)));
        lease.close();
    }
}
