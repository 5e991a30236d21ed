package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.testkit.engine.FakeEngine;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesComeAndGoTest {

    @TempDir
    Path directory;

    private Rig rig;
    private final AtomicInteger changes = new AtomicInteger();

    @BeforeEach
    void listening() {
        rig = new Rig(directory);
        rig.models.onChange(changes::incrementAndGet);
    }

    @Test
    void engineWent_itsModels_areStoppedAndListenersTold() throws Exception {
        rig.activate(rig.stored("1", Rig.sum(1)));
        rig.models.engineWent(rig.engine);
        assertTrue(rig.models.lease(Rig.PUMP).isEmpty());
        assertTrue(rig.models.running().isEmpty());
        assertEquals(0, rig.engine.open());
        assertEquals(0, rig.store.openLeases());
        assertEquals(1, changes.get());
    }

    @Test
    void engineWent_modelsOfOtherEngines_goOn() throws Exception {
        FakeEngine other = new FakeEngine("other", Set.of("other"));
        rig.models.engineCame(other, 0);
        rig.activate(rig.stored("1", Rig.sum(1)));
        rig.models.engineWent(other);
        assertEquals(7, rig.score(Rig.RECORD));
    }

    @Test
    void engineWent_A15_leaseHeld_isNotFreedBeforeItIsClosed() throws Exception {
        rig.activate(rig.stored("1", Rig.sum(1)));
        ModelLease lease = rig.lease();
        rig.models.engineWent(rig.engine);
        assertEquals(7, Rig.value(lease.score(Rig.RECORD)));
        lease.close();
        assertEquals(0, rig.engine.open());
    }

    @Test
    void engineCame_again_letsTheSameVersionBeActivated() throws Exception {
        StoredVersion one = rig.stored("1", Rig.sum(1));
        rig.activate(one);
        rig.models.engineWent(rig.engine);
        ActivationOutcome.Refused refused = assertInstanceOf(ActivationOutcome.Refused.class, rig.activate(one));
        assertEquals(ErrorCode.ENGINE_MISSING, refused.code());
        assertTrue(refused.detail().contains("no engine is installed"), refused.detail());
        rig.models.engineCame(rig.engine, 0);
        assertEquals(2, changes.get());
        assertInstanceOf(ActivationOutcome.Activated.class, rig.activate(one));
        assertEquals(7, rig.score(Rig.RECORD));
    }

    @Test
    void onChange_listenerThatFails_keepsNoOtherFromBeingTold() {
        rig.models.onChange(() -> {
            throw new IllegalStateException("told");
        });
        rig.models.onChange(changes::incrementAndGet);
        rig.models.engineWent(rig.engine);
        assertEquals(2, changes.get());
    }

    @Test
    void onChange_closedSubscription_isNotTold() throws Exception {
        AtomicInteger told = new AtomicInteger();
        rig.models.onChange(told::incrementAndGet).close();
        rig.models.engineWent(rig.engine);
        assertEquals(0, told.get());
    }

    @Test
    void activate_twoModels_areIndependent() throws Exception {
        rig.activate(rig.stored("1", Rig.sum(1)));
        ModelName fan = ModelName.of("fan");
        rig.models.activate(
                fan, rig.stored("1", Rig.sum(-1).bytes(), Rig.manifest("1", "").replace("\"pump\"", "\"fan\"")));
        assertEquals(Set.of(Rig.PUMP, fan), rig.models.running().keySet());
        rig.models.deactivate(fan);
        assertEquals(7, rig.score(Rig.RECORD));
    }
}
