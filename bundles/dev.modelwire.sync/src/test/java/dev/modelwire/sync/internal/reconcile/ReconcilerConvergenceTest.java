package dev.modelwire.sync.internal.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.VersionRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random desired changes, failures and restarts: once they stop, what runs is what is desired. */
class ReconcilerConvergenceTest {

    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final int MOST_STEPS = 200;

    private final Fixtures world = new Fixtures();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void plan_afterFaultsStop_convergesAndThenRests(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            disturb(random);
            for (int step = 0; step < random.nextInt(8); step++) {
                step(random, 0.5);
            }
        }
        int steps = 0;
        while (!world.plan().due().isEmpty() || !world.plan().wake().equals(Attempt.NEVER)) {
            assertTrue(steps++ < MOST_STEPS, "it does not converge");
            step(random, 0);
        }
        assertEquals(wanted(), runningVersions());
        for (ModelRecord record : world.records.values()) {
            assertEquals(
                    world.running.containsKey(record.name()),
                    record.version(VersionRole.ACTIVE).isPresent());
            assertFalse(record.version(VersionRole.CANDIDATE).isPresent(), "no candidate is left over");
        }
    }

    private void disturb(Random random) {
        switch (random.nextInt(3)) {
            case 0 -> {
                List<DesiredModel> models = new ArrayList<>();
                for (String name : NAMES) {
                    if (random.nextBoolean()) {
                        models.add(Fixtures.model(name, 1 + random.nextInt(9)));
                    }
                }
                world.desired = Fixtures.state(models.toArray(DesiredModel[]::new));
                world.attempts.clear();
            }
            case 1 -> {
                world.running.clear();
                world.activated.clear();
                world.attempts.clear();
            }
            default -> world.now = world.now.plus(Duration.ofMillis(random.nextInt(5000)));
        }
    }

    private void step(Random random, double faults) {
        Plan plan = world.plan();
        Set<Action> distinct = new HashSet<>(plan.due());
        assertEquals(distinct.size(), plan.due().size(), "no action stands twice");
        if (plan.due().isEmpty()) {
            if (!plan.wake().equals(Attempt.NEVER)) {
                world.now = plan.wake();
            }
            return;
        }
        Action action = plan.due().get(0);
        Attempt before = world.attempts.get(action);
        assertTrue(before == null || before.notBefore().compareTo(world.now) <= 0, "no action before its time");
        if (random.nextDouble() < faults) {
            world.attempts.put(
                    action, Fixtures.attempt(ErrorCode.INTERNAL, world.now.plusMillis(1 + random.nextInt(3000))));
        } else {
            world.attempts.remove(action);
            perform(action);
        }
    }

    private void perform(Action action) {
        ModelName name = action.model();
        ModelRecord record = world.records.getOrDefault(name, ModelRecord.empty(name));
        if (action instanceof Action.Download download) {
            int version = Integer.parseInt(download.desired().version().value().substring(1));
            world.stored(version);
        } else if (action instanceof Action.Restore restore) {
            run(name, restore.version());
        } else if (action instanceof Action.Activate activate) {
            run(name, activate.version());
            world.records.put(name, Records.activated(record, activate.version(), List.of(), 1, Instant.EPOCH));
        } else if (action instanceof Action.Keep keep) {
            world.records.put(name, Records.activated(record, keep.version(), List.of(), 1, Instant.EPOCH));
        } else {
            world.running.remove(name);
            world.activated.remove(name);
            world.records.put(name, Records.deactivated(record, Instant.EPOCH));
        }
    }

    private void run(ModelName name, StoredVersion version) {
        world.running.put(name, new ModelVersion(name, version.label(), version.digest()));
        world.activated.put(name, version);
    }

    private Map<String, String> wanted() {
        Map<String, String> wanted = new TreeMap<>();
        world.desired
                .models()
                .forEach(model ->
                        wanted.put(model.name().value(), model.version().value()));
        return wanted;
    }

    private Map<String, String> runningVersions() {
        Map<String, String> running = new TreeMap<>();
        world.running.forEach(
                (name, version) -> running.put(name.value(), version.label().value()));
        return running;
    }
}
