package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two threads ask without a pause whether the model is there and what it answers, while it is loaded anew over and over. */
class ReloadTest {

    private static final int ROUNDS = 40;
    private static final int ASKED_EACH_TIME = 50;

    @TempDir
    Path directory;

    private final AtomicLong asked = new AtomicLong();
    private volatile boolean asking = true;

    /** What is wrong with a version that would answer the negative of the sum. */
    private enum Fault {
        NO_MODEL,
        NO_MANIFEST,
        OTHER_INPUTS,
        OTHER_ANSWERS,
        DAMAGED_FILE,
        ENGINE_REFUSES,
        FAILS_WHEN_IT_RUNS
    }

    @Test
    @Timeout(120)
    void activate_A2_overAndOver_isNoticedByNobodyWhoAsks() throws Exception {
        Rig rig = new Rig(directory, 2);
        assertInstanceOf(ActivationOutcome.Activated.class, rig.activate(rig.stored("1", Rig.sum(1))));
        Thread loading = Thread.currentThread();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<String>> found = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            found.add(threads.submit(() -> ask(rig)));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Fault fault : Fault.values()) {
                StoredVersion bad = bad(rig, fault);
                rig.engine.onRun(() -> {
                    if (fault == Fault.FAILS_WHEN_IT_RUNS && Thread.currentThread() == loading) {
                        throw new EngineException(EngineException.Kind.FAILED, "told");
                    }
                });
                assertInstanceOf(ActivationOutcome.Refused.class, rig.activate(bad), fault.name());
                rig.engine.accept();
                awaitAsked();
            }
            rig.engine.onRun(() -> {});
            assertInstanceOf(ActivationOutcome.Activated.class, rig.activate(rig.stored("1." + round, Rig.sum(1))));
            awaitAsked();
        }
        asking = false;
        for (Future<String> each : found) {
            assertEquals("", each.get());
        }
        threads.shutdown();
        rig.models.close();
        assertEquals(0, rig.engine.open());
        assertEquals(0, rig.engine.usesAfterFree());
        assertEquals(0, rig.store.openLeases());
    }

    private static StoredVersion bad(Rig rig, Fault fault) throws Exception {
        byte[] model = Rig.sum(-1).bytes();
        String manifest = Rig.manifest("2", "");
        return switch (fault) {
            case NO_MODEL -> rig.stored("2", "<html>404</html>".getBytes(StandardCharsets.UTF_8), manifest);
            case NO_MANIFEST -> rig.stored("2", model, "{");
            case OTHER_INPUTS -> rig.stored("2", FakeModel.of("features", "y", Finish.NONE, new double[] {0, 1, 1, 1}));
            case OTHER_ANSWERS ->
                rig.stored(
                        "2",
                        model,
                        Rig.manifest(
                                "2",
                                ", \"golden\": [ { \"inputs\": { \"a\": 3, \"b\": 4 }, \"outputs\": { \"y\": [7] },"
                                        + " \"tolerance\": 0.01 } ]"));
            case DAMAGED_FILE -> {
                StoredVersion damaged =
                        rig.stored("2", FakeModel.of("features", "y", Finish.NAN, new double[] {0, 1, 1}));
                rig.store.corrupt(damaged.digest());
                yield damaged;
            }
            case ENGINE_REFUSES -> {
                rig.engine.refuse(EngineException.Kind.UNSUPPORTED, 1);
                yield rig.stored("2", model, manifest);
            }
            case FAILS_WHEN_IT_RUNS -> rig.stored("2", model, manifest);
        };
    }

    /** Returns the first thing that should not have been, empty if there was none. */
    private String ask(Rig rig) {
        while (asking) {
            Optional<ModelLease> lease = rig.models.lease(Rig.PUMP);
            if (lease.isEmpty()) {
                return "nothing was active after " + asked;
            }
            try (ModelLease held = lease.get()) {
                ScoreOutcome outcome = held.score(Rig.RECORD);
                if (!(outcome instanceof ScoreOutcome.Scored) || Rig.value(outcome) != 7) {
                    return outcome + " after " + asked;
                }
            }
            asked.incrementAndGet();
        }
        return "";
    }

    private void awaitAsked() {
        long from = asked.get();
        while (asked.get() < from + ASKED_EACH_TIME) {
            Thread.onSpinWait();
        }
    }
}
