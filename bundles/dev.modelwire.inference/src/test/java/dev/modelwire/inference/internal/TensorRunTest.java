package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.TensorCall;
import dev.modelwire.api.inference.TensorSpec;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.testkit.engine.FakeModel;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorRunTest {

    private static final int CALLS = 10_000;

    /** The JVM itself allocates now and then, until the code is warm. What a run allocates is there in every round. */
    private static final int ROUNDS = 10;

    @TempDir
    Path directory;

    /** Fills a and b, reads y. */
    private static final class Sum implements TensorCall {
        float a = 3;
        float b = 4;
        float y;

        @Override
        public void write(List<ByteBuffer> inputs) {
            inputs.get(0).putFloat(a).putFloat(b);
        }

        @Override
        public void read(List<ByteBuffer> outputs) {
            y = outputs.get(0).getFloat();
        }
    }

    @Test
    void specs_ofAManifest_haveItsNames() throws Exception {
        Rig rig = running(Rig.sum(1));
        try (ModelLease lease = rig.lease()) {
            assertEquals(List.of(new TensorSpec("features", "FP32", List.of(1, 2), List.of("a", "b"))), lease.inputs());
            assertEquals(List.of(new TensorSpec("y", "FP32", List.of(1, 1))), lease.outputs());
            assertSame(lease.inputs(), rig.lease().inputs());
        }
    }

    @Test
    void run_tensors_readsWhatTheModelAnswers() throws Exception {
        Rig rig = running(Rig.sum(1));
        Sum sum = new Sum();
        try (ModelLease lease = rig.lease()) {
            assertSame(Optional.empty(), lease.run(sum));
        }
        assertEquals(7, sum.y);
    }

    @Test
    void run_engineFails_isRefusedAndTheNextRunSucceeds() throws Exception {
        Rig rig = running(Rig.sum(1));
        Sum sum = new Sum();
        rig.engine.failRuns(EngineException.Kind.FAILED);
        try (ModelLease lease = rig.lease()) {
            ScoreOutcome.Refused refused = lease.run(sum).orElseThrow();
            assertEquals(RefusalCode.ENGINE_FAILED, refused.code());
            assertTrue(refused.detail().contains("[fake] failed on a record of [pump@1]"), refused.detail());
            rig.engine.onRun(() -> {});
            assertEquals(Optional.empty(), lease.run(sum));
        }
        assertEquals(7, sum.y);
    }

    @Test
    void run_engineThrowsUnexpectedly_isRefused() throws Exception {
        Rig rig = running(Rig.sum(1));
        rig.engine.onRun(() -> {
            throw new IllegalStateException("broken");
        });
        try (ModelLease lease = rig.lease()) {
            assertEquals(
                    RefusalCode.ENGINE_FAILED,
                    lease.run(new Sum()).orElseThrow().code());
        }
    }

    @Test
    void run_inputNotFilled_isRefusedAsWrongSize() throws Exception {
        Rig rig = running(Rig.sum(1));
        TensorCall half = new TensorCall() {
            @Override
            public void write(List<ByteBuffer> inputs) {
                inputs.get(0).putFloat(1);
            }

            @Override
            public void read(List<ByteBuffer> outputs) {
                throw new AssertionError("nothing was computed");
            }
        };
        try (ModelLease lease = rig.lease()) {
            ScoreOutcome.Refused refused = lease.run(half).orElseThrow();
            assertEquals(RefusalCode.WRONG_SIZE, refused.code());
            assertEquals("input [features] was given 4 bytes: it takes 8", refused.detail());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void run_callersCodeThrows_comesOutAndTheSessionIsFreeAgain(boolean writing) throws Exception {
        Rig rig = running(Rig.sum(1));
        TensorCall broken = new TensorCall() {
            @Override
            public void write(List<ByteBuffer> inputs) {
                if (writing) {
                    throw new IllegalStateException("mine");
                }
                inputs.get(0).putFloat(1).putFloat(2);
            }

            @Override
            public void read(List<ByteBuffer> outputs) {
                throw new IllegalStateException("mine");
            }
        };
        try (ModelLease lease = rig.lease()) {
            assertEquals(
                    "mine",
                    assertThrows(IllegalStateException.class, () -> lease.run(broken))
                            .getMessage());
            assertEquals(Optional.empty(), lease.run(new Sum()));
        }
    }

    @Test
    void run_closedLease_isRefused() throws Exception {
        Rig rig = running(Rig.sum(1));
        ModelLease lease = rig.lease();
        lease.close();
        assertEquals(RefusalCode.STOPPED, lease.run(new Sum()).orElseThrow().code());
    }

    @Test
    void run_onProbationAndEngineFails_countsAsError() throws Exception {
        Rig rig = onProbation(Rig.sum(1), "");
        rig.engine.failRuns(EngineException.Kind.FAILED);
        run(rig, 10);
        assertTrue(verdict(rig).contains("[10] of the first 10 records failed, the last with ENGINE_FAILED"));
    }

    @Test
    void run_onProbationAndAnswersNotFinite_isReadAndCountsAsError() throws Exception {
        Rig rig = onProbation(Rig.sum(1), "");
        Sum sum = new Sum();
        sum.a = Float.NaN;
        try (ModelLease lease = rig.lease()) {
            for (int i = 0; i < 10; i++) {
                assertEquals(Optional.empty(), lease.run(sum));
            }
        }
        assertTrue(Float.isNaN(sum.y));
        assertTrue(verdict(rig).contains("the last with OUTPUT_NOT_FINITE"), verdict(rig));
    }

    @Test
    void run_onProbationAndOutOfItsRange_countsAndIsReadAllTheSame() throws Exception {
        Rig rig = onProbation(Rig.sum(1), ", \"range\": [0, 5]");
        assertEquals(7, run(rig, 10));
        assertTrue(verdict(rig).contains("outside of the range of output [y]"), verdict(rig));
    }

    @Test
    void run_onProbationAndWell_isContent() throws Exception {
        Rig rig = onProbation(Rig.sum(1), ", \"range\": [0, 10]");
        assertEquals(7, run(rig, 10));
        assertEquals(List.of(), rig.models.setbacks());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void run_warm_allocatesNothing(boolean watched) throws Exception {
        Quiet quiet = new Quiet(watched);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Sum sum = new Sum();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            long nothing = threads.getCurrentThreadAllocatedBytes() - before;
            before = threads.getCurrentThreadAllocatedBytes();
            run(quiet.lease, sum);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before - nothing);
        }
        assertEquals(7, sum.y);
        assertEquals(0, least, "bytes of " + CALLS + " runs");
    }

    private static void run(ModelLease lease, Sum sum) {
        for (int i = 0; i < CALLS; i++) {
            if (lease.run(sum).isPresent()) {
                throw new AssertionError("refused");
            }
        }
    }

    private static float run(Rig rig, int times) {
        Sum sum = new Sum();
        for (int i = 0; i < times; i++) {
            try (ModelLease lease = rig.lease()) {
                lease.run(sum);
            }
        }
        return sum.y;
    }

    private static String verdict(Rig rig) {
        return rig.models.setbacks().get(0).detail();
    }

    private Rig running(FakeModel model) throws Exception {
        Rig rig = new Rig(directory);
        rig.activate(rig.stored("1", model));
        return rig;
    }

    private Rig onProbation(FakeModel model, String range) throws Exception {
        Rig rig = new Rig(
                directory,
                1,
                options -> options.withProbation((int) Duration.ofHours(1).toSeconds(), 10, 5, 5));
        rig.activate(rig.stored(
                "1", model.bytes(), Rig.manifest("1", "").replace("\"shape\": [1, 1]", "\"shape\": [1, 1]" + range)));
        assertEquals(1, rig.models.running().size());
        return rig;
    }
}
