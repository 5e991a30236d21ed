package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.store.StoredVersion;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However an activation and the end of its engine fall together, nothing runs on an engine that has gone. */
class EngineRaceTest {

    @TempDir
    Path directory;

    @Test
    @Timeout(120)
    void engineWent_whileActivating_neverLeavesAModelOnIt() throws Exception {
        Rig rig = new Rig(directory);
        StoredVersion version = rig.stored("1", Rig.sum(1));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier barrier = new CyclicBarrier(2);
        for (int round = 0; round < 500; round++) {
            Future<ActivationOutcome> activating = threads.submit(() -> {
                barrier.await();
                return rig.activate(version);
            });
            Future<?> going = threads.submit(() -> {
                barrier.await();
                rig.models.engineWent(rig.engine);
                return true;
            });
            activating.get();
            going.get();
            assertTrue(rig.models.running().isEmpty());
            assertTrue(rig.models.lease(Rig.PUMP).isEmpty());
            assertEquals(0, rig.engine.open());
            assertEquals(0, rig.store.openLeases());
            rig.models.engineCame(rig.engine, 0);
        }
        threads.shutdown();
    }
}
