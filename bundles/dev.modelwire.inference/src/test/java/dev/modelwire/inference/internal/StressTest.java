package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.testkit.engine.FakeEngine;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight threads load, unload and score the same few models in any order. */
class StressTest {

    private static final int THREADS = 8;
    private static final int STEPS = 400;
    private static final int MOST_LEASES = 3;

    @TempDir
    Path directory;

    private final FakeEngine engine = new FakeEngine();
    private final AtomicLong scored = new AtomicLong();
    private final AtomicLong swaps = new AtomicLong();
    private Rig files;
    private StoredVersion[][] stored = {};

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    @Timeout(180)
    void activateAndDeactivate_A3_fromManyThreads_mixesAndLeaksNothing(int models) throws Exception {
        files = new Rig(directory);
        stored = new StoredVersion[models][];
        for (int model = 0; model < models; model++) {
            stored[model] = new StoredVersion[] {version(model, 1), version(model, 2), noModel(model)};
        }
        InferenceComponent service =
                Service.of(files.store, engine, ClassPathWorkers::command, Map.of("probe", false, "warmUpRuns", 1));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> ends = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            SplittableRandom random = new SplittableRandom(thread);
            ends.add(threads.submit(() -> {
                live(service, models, random);
                return true;
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();
        service.stop();

        assertTrue(scored.get() > 0 && swaps.get() > 0, scored + " records, " + swaps + " swaps");
        assertEquals(engine.opened(), engine.closed());
        assertEquals(0, engine.usesAfterFree());
        assertEquals(0, files.store.openLeases());
    }

    private void live(InferenceComponent service, int models, SplittableRandom random) {
        Queue<ModelLease> held = new ArrayDeque<>();
        for (int step = 0; step < STEPS; step++) {
            int model = random.nextInt(models);
            ModelName name = ModelName.of("m" + model);
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    ActivationOutcome outcome = service.activate(name, stored[model][random.nextInt(2)]);
                    assertTrue(outcome instanceof ActivationOutcome.Activated, outcome.toString());
                    swaps.incrementAndGet();
                }
                case 2 -> {
                    ActivationOutcome outcome = service.activate(name, stored[model][2]);
                    assertFalse(outcome instanceof ActivationOutcome.Activated, outcome.toString());
                }
                case 3 -> service.deactivate(name);
                default -> {
                    Optional<ModelLease> lease = service.lease(name);
                    lease.ifPresent(held::add);
                    held.forEach(this::score);
                    if (held.size() > MOST_LEASES) {
                        held.remove().close();
                    }
                }
            }
        }
        held.forEach(ModelLease::close);
    }

    /** Model 2, version 1 adds 100 × 2 + 1 to the sum. */
    private void score(ModelLease lease) {
        ScoreOutcome outcome = lease.score(Rig.RECORD);
        int model = Integer.parseInt(lease.version().name().value().substring(1));
        int version = Integer.parseInt(lease.version().label().value());
        assertEquals(7 + offset(model, version), Rig.value(outcome));
        assertEquals(lease.version(), ((ScoreOutcome.Scored) outcome).version());
        scored.incrementAndGet();
    }

    private StoredVersion version(int model, int version) throws Exception {
        byte[] file = FakeModel.of("features", "y", Finish.NONE, new double[] {offset(model, version), 1, 1})
                .bytes();
        return files.stored(Integer.toString(version), file, manifest(model, version));
    }

    private StoredVersion noModel(int model) throws Exception {
        return files.stored("3", "no model".getBytes(StandardCharsets.UTF_8), manifest(model, 3));
    }

    private static String manifest(int model, int version) {
        return Rig.manifest(Integer.toString(version), "").replace("\"pump\"", "\"m" + model + "\"");
    }

    private static int offset(int model, int version) {
        return 100 * model + version;
    }
}
