package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.testkit.engine.FakeEngine;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationTest {

    @TempDir
    Path directory;

    private Rig rig;

    @BeforeEach
    void nothingRuns() {
        rig = new Rig(directory);
    }

    @Test
    void lease_nothingActive_isEmpty() {
        assertTrue(rig.models.lease(Rig.PUMP).isEmpty());
        assertTrue(rig.models.running().isEmpty());
    }

    @Test
    void score_withoutALease_isThatOfTheActiveVersion() throws Exception {
        assertTrue(rig.models.score(Rig.PUMP, Rig.RECORD, "").isEmpty());
        rig.activate(rig.stored("1", Rig.sum(1)));
        assertEquals(7, Rig.value(rig.models.score(Rig.PUMP, Rig.RECORD, "").orElseThrow()));

        rig.activate(rig.stored("2", Rig.sum(-1)));

        assertEquals(-7, Rig.value(rig.models.score(Rig.PUMP, Rig.RECORD, "").orElseThrow()));
        assertEquals(1, rig.engine.open(), "no call keeps the version before");
        rig.models.deactivate(Rig.PUMP);
        assertTrue(rig.models.score(Rig.PUMP, Rig.RECORD, "").isEmpty());
        assertEquals(0, rig.engine.open());
    }

    @Test
    void activate_soundVersion_answersRecords() throws Exception {
        rig.engine.onRun(() -> rig.nanos.addAndGet(1_000));
        ActivationOutcome.Activated activated =
                assertInstanceOf(ActivationOutcome.Activated.class, rig.activate(rig.stored("1", Rig.sum(1))));
        assertEquals("fake", activated.engine());
        assertEquals(Duration.ofNanos(3_000), activated.load());
        assertEquals(Duration.ZERO, activated.swap());
        try (ModelLease lease = rig.lease()) {
            ScoreOutcome.Scored scored = assertInstanceOf(ScoreOutcome.Scored.class, lease.score(Rig.RECORD));
            assertEquals(lease.version(), scored.version());
            assertEquals("pump@1", scored.version().toString());
            assertEquals("fake", scored.engine());
            assertEquals(1_000, scored.latencyNanos());
            assertEquals("y", scored.outputs().get(0).name());
            assertEquals(7, scored.outputs().get(0).value(0));
        }
    }

    @Test
    void activate_goldenVectorsAndBudgetKept_passes() throws Exception {
        rig.engine.onRun(() -> rig.nanos.addAndGet(1_000));
        String more = """
                , "golden": [ { "inputs": { "a": 3, "b": 4.5 }, "outputs": { "y": 7.4999 }, "tolerance": 0.001 },
                              { "inputs": { "a": true, "b": 0 }, "outputs": { "y": [1] }, "tolerance": 0 } ]
                , "budget": { "p99Micros": 1, "memoryBytes": 1000000 }
                """;
        assertInstanceOf(
                ActivationOutcome.Activated.class,
                rig.activate(rig.stored("1", Rig.sum(1).bytes(), Rig.manifest("1", more))));
        assertEquals(2 + 3 + 1000, rig.engine.runs());
    }

    @Test
    void activate_slowInOneRoundOnly_passes() throws Exception {
        rig.engine.onRun(() -> rig.nanos.addAndGet(rig.engine.runs() <= 3 + 500 ? 1_500_000 : 1_000));
        String budget = ", \"budget\": { \"p99Micros\": 1400 }";
        assertInstanceOf(
                ActivationOutcome.Activated.class,
                rig.activate(rig.stored("1", Rig.sum(1).bytes(), Rig.manifest("1", budget))));
        assertEquals(3 + 2 * 1000, rig.engine.runs());
    }

    @Test
    void activate_goldenVectorForAnInputWithoutFeatures_isGivenAsItsElements() throws Exception {
        String golden =
                ", \"golden\": [ { \"inputs\": { \"features\": [3, 4] }, \"outputs\": { \"y\": 7 }, \"tolerance\": 0 } ]";
        String manifest = Rig.manifest("1", golden).replaceFirst(",\\s+\"features\": \\[[^]]*]", "");
        assertInstanceOf(
                ActivationOutcome.Activated.class,
                rig.activate(rig.stored("1", Rig.sum(1).bytes(), manifest)));
    }

    @Test
    void activate_secondVersion_replacesTheFirst() throws Exception {
        rig.activate(rig.stored("1", Rig.sum(1)));
        rig.activate(rig.stored("2", Rig.sum(-1)));
        assertEquals(-7, rig.score(Rig.RECORD));
        assertEquals("2", rig.models.running().get(Rig.PUMP).label().value());
        assertEquals(1, rig.engine.open());
        assertEquals(1, rig.store.openLeases());
    }

    @Test
    void activate_withoutManifest_takesTheContractFromTheEngine() throws Exception {
        FakeModel model = new FakeModel(
                List.of(
                        new TensorInfo("vector", ElementType.FP32, List.of(1, 2)),
                        new TensorInfo("single", ElementType.INT32, List.of(1))),
                List.of(new TensorInfo("y", ElementType.FP64, List.of())),
                List.of(List.of(0.5, 1.0, 1.0, 100.0)),
                Finish.NONE);
        rig.activate(rig.withoutManifest("1", model.bytes()));
        byte[] vector = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(3)
                .putFloat(4)
                .array();
        assertEquals(207.5, rig.score(Map.of("vector", vector, "single", 2)));
    }

    @Test
    void activate_twoEnginesForTheFormat_takesTheHigherRankingThatCanRunIt() throws Exception {
        FakeEngine better = new FakeEngine("better", Set.of("fake"));
        rig.models.engineCame(better, 10);
        rig.activate(rig.stored("1", Rig.sum(1)));
        assertEquals("better", rig.lease().engine());
        better.refuse(EngineException.Kind.UNSUPPORTED);
        rig.activate(rig.stored("2", Rig.sum(-1)));
        assertEquals("fake", rig.lease().engine());
    }

    @Test
    void swap_leaseHeld_keepsTheOldVersionUntilItIsClosed() throws Exception {
        rig.activate(rig.stored("1", Rig.sum(1)));
        ModelLease old = rig.lease();
        rig.activate(rig.stored("2", Rig.sum(-1)));
        assertEquals(2, rig.engine.open());
        assertEquals(2, rig.store.openLeases());
        assertEquals(7, Rig.value(old.score(Rig.RECORD)));
        assertEquals("1", old.version().label().value());
        assertEquals(-7, rig.score(Rig.RECORD));
        old.close();
        old.close();
        assertEquals(1, rig.engine.open());
        assertEquals(1, rig.store.openLeases());
        assertEquals(-7, rig.score(Rig.RECORD));
        assertEquals(0, rig.engine.usesAfterFree());
    }

    @Test
    void score_closedLease_isRefused() throws Exception {
        rig.activate(rig.stored("1", Rig.sum(1)));
        ModelLease lease = rig.lease();
        lease.close();
        ScoreOutcome.Refused refused = assertInstanceOf(ScoreOutcome.Refused.class, lease.score(Rig.RECORD));
        assertEquals(RefusalCode.STOPPED, refused.code());
    }

    @Test
    void deactivate_leaseHeld_unloadsAfterIt() throws Exception {
        rig.activate(rig.stored("1", Rig.sum(1)));
        ModelLease lease = rig.lease();
        rig.models.deactivate(Rig.PUMP);
        assertTrue(rig.models.lease(Rig.PUMP).isEmpty());
        assertTrue(rig.models.running().isEmpty());
        assertEquals(7, Rig.value(lease.score(Rig.RECORD)));
        lease.close();
        assertEquals(0, rig.engine.open());
        assertEquals(0, rig.store.openLeases());
        rig.models.deactivate(Rig.PUMP);
    }

    @Test
    void close_leaseHeld_staysUsableUntilItIsClosed() throws Exception {
        rig.activate(rig.stored("1", Rig.sum(1)));
        ModelLease lease = rig.lease();
        rig.models.close();
        assertTrue(rig.models.lease(Rig.PUMP).isEmpty());
        assertEquals(7, Rig.value(lease.score(Rig.RECORD)));
        lease.close();
        assertEquals(0, rig.engine.open());
    }

    @Test
    void activate_closedService_isRefusedAndLeavesNothingOpen() throws Exception {
        rig.models.close();
        assertInstanceOf(ActivationOutcome.Refused.class, rig.activate(rig.stored("1", Rig.sum(1))));
        assertEquals(0, rig.engine.open());
        assertEquals(0, rig.store.openLeases());
    }
}
