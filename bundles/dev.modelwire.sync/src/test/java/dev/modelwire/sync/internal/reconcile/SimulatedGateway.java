package dev.modelwire.sync.internal.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Trial;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.sync.internal.reconcile.Step.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Does what the reconciler says, and keeps its own books on what it must not say. */
final class SimulatedGateway {

    /** A version that always kills the process, while there are faults. */
    static final int DEADLY = 6;

    private static final int MOST_STEPS = 300;
    private static final Duration BACKOFF = Duration.ofSeconds(3);

    final Fixtures world = new Fixtures();
    private Instant wall = Instant.parse("2026-11-22T10:00:00Z");
    private final Map<Action, Duration> notBefore = new HashMap<>();
    private final Map<ModelName, Set<Digest>> bad = new HashMap<>();

    private boolean faults = true;

    SimulatedGateway() {
        world.desire();
    }

    void happens(Step step) {
        step.happensTo(this);
        plan();
    }

    void desireAgain() {
        Plan before = plan();
        world.desired = Fixtures.state(world.desired.models().toArray(DesiredModel[]::new));
        assertEquals(before, plan(), "an equal desired state changes nothing");
    }

    void pass(long millis) {
        world.now = world.now.plusMillis(millis);
    }

    void jump(long seconds) {
        Plan before = plan();
        wall = wall.plusSeconds(seconds);
        assertEquals(before, plan(), "a clock that is set changes nothing");
    }

    void rot(int version) {
        world.stored.remove(Fixtures.digest(version));
    }

    void desire(Map<String, Integer> versions) {
        Plan before = plan();
        List<DesiredModel> models = versions.entrySet().stream()
                .map(entry -> Fixtures.model(entry.getKey(), entry.getValue()))
                .toList();
        if (!models.equals(world.desired.models())) {
            world.desired = Fixtures.state(models.toArray(DesiredModel[]::new));
            forgive();
            Plan after = plan();
            for (Verdict verdict : before.verdicts()) {
                for (Action action : verdict.needs()) {
                    boolean outdated = desiredBy(action) != null && !models.contains(desiredBy(action));
                    assertFalse(outdated && after.wants(action), "a newer desired state ends " + action);
                }
            }
        }
    }

    private static DesiredModel desiredBy(Action action) {
        if (action instanceof Action.Download download) {
            return download.desired();
        }
        if (action instanceof Action.Activate activate) {
            return activate.desired();
        }
        return action instanceof Action.Keep keep ? keep.desired() : null;
    }

    void forgive() {
        world.attempts.clear();
        world.trials.clear();
        notBefore.clear();
        bad.clear();
        world.records.replaceAll((name, record) -> record.withKnownBad(List.of()));
    }

    void restart() {
        world.running.clear();
        world.activated.clear();
        world.attempts.clear();
        notBefore.clear();
        world.trials.clear();
        world.records.forEach((name, record) -> {
            if (record.trial() != null) {
                world.trials.put(name, record.trial());
            }
        });
    }

    /** Returns the plan, once it has been held against the books. */
    Plan plan() {
        Plan plan = world.plan();
        assertEquals(plan.due().size(), Set.copyOf(plan.due()).size(), "no action stands twice");
        for (Action action : plan.due()) {
            DesiredModel desired = desiredBy(action);
            assertTrue(
                    desired == null || world.desired.models().contains(desired), "only for what is desired: " + action);
            assertTrue(
                    notBefore.getOrDefault(action, Duration.ZERO).compareTo(world.now) <= 0,
                    "not before its back-off ends: " + action);
            boolean tried = action instanceof Action.Download || action instanceof Action.Activate;
            assertFalse(
                    tried && desired != null && badOf(action.model()).contains(desired.fingerprint()),
                    "known bad and not asked for: " + action);
            assertFalse(asDesired(action.model()), "it is as desired: " + action);
        }
        return plan;
    }

    private Set<Digest> badOf(ModelName model) {
        return bad.computeIfAbsent(model, name -> new HashSet<>());
    }

    private boolean asDesired(ModelName name) {
        return world.desired.models().stream()
                .filter(model -> model.name().equals(name))
                .anyMatch(model -> {
                    StoredVersion version = Fixtures.version(numberOf(model));
                    Snapshot now = world.snapshot();
                    ModelRecord record = now.record(name);
                    return version.equals(record.versions().get(VersionRole.ACTIVE))
                            && record.version(VersionRole.CANDIDATE).isEmpty()
                            && now.runs(name, version)
                            && now.holds(version);
                });
    }

    private static int numberOf(DesiredModel model) {
        return Integer.parseInt(model.version().value().substring(1));
    }

    void work(Outcome outcome) {
        Plan plan = plan();
        if (plan.due().isEmpty()) {
            return;
        }
        Action action = plan.due().get(0);
        if (action instanceof Action.Restore restore) {
            load(action, restore.version(), outcome);
        } else if (action instanceof Action.Activate activate) {
            load(action, activate.version(), outcome);
        } else if (outcome == Outcome.WORKS) {
            note(action);
            succeeded(action);
        } else {
            failed(action, world.now.plus(BACKOFF));
        }
    }

    private void load(Action action, StoredVersion version, Outcome outcome) {
        ModelName name = action.model();
        ModelRecord record = world.snapshot().record(name);
        Trial died = world.trials.get(name);
        boolean again = died != null && died.digest().equals(version.digest());
        Trial trial = new Trial(version.digest(), again ? died.starts() + 1 : 1);
        record = action instanceof Action.Activate ? Records.tried(record, version, trial) : record.withTrial(trial);
        world.records.put(name, record);
        if (outcome == Outcome.KILLS || (faults && version.equals(Fixtures.version(DEADLY)))) {
            assertTrue(trial.starts() <= Trials.MOST_DEATHS, "the process dies no more than so often");
            restart();
            return;
        }
        if (again) {
            world.trials.remove(name);
        }
        world.records.put(name, record.withTrial(world.trials.get(name)));
        if (outcome == Outcome.WORKS) {
            world.running.put(name, new ModelVersion(name, version.label(), version.digest()));
            world.activated.put(name, version);
            note(action);
            succeeded(action);
        } else if (outcome == Outcome.FAILS) {
            failed(action, world.now.plus(BACKOFF));
        } else if (action instanceof Action.Activate activate) {
            KnownBad why = new KnownBad(activate.desired().fingerprint(), ErrorCode.MODEL_INVALID, "x", wall);
            world.records.put(name, Records.refused(world.records.get(name), why, version.label()));
            badOf(name).add(why.fingerprint());
        } else {
            failed(action, Attempt.NEVER);
        }
    }

    private void note(Action action) {
        ModelName name = action.model();
        ModelRecord record = world.snapshot().record(name);
        if (action instanceof Action.Download download) {
            world.stored(numberOf(download.desired()));
        } else if (action instanceof Action.Activate activate) {
            activated(record, activate.version());
        } else if (action instanceof Action.Keep keep) {
            activated(record, keep.version());
        } else if (action instanceof Action.Revert revert) {
            world.records.put(name, Records.damaged(record, revert, "x", wall));
        } else if (action instanceof Action.GiveUp giveUp) {
            KnownBad why = new KnownBad(giveUp.fingerprint(), ErrorCode.LOAD_CRASHED, "x", wall);
            world.records.put(name, Records.crashed(record, why, giveUp));
            world.trials.remove(name);
            badOf(name).add(why.fingerprint());
        } else if (action instanceof Action.Deactivate) {
            world.running.remove(name);
            world.activated.remove(name);
            world.trials.remove(name);
            world.records.put(name, Records.deactivated(record, wall));
        }
    }

    private void activated(ModelRecord record, StoredVersion version) {
        world.records.put(record.name(), Records.activated(record, version, List.of(), 1, wall));
    }

    private void failed(Action action, Duration again) {
        world.attempts.put(action, Fixtures.attempt(ErrorCode.INTERNAL, again));
        notBefore.put(action, again);
    }

    private void succeeded(Action action) {
        boolean fetched = action instanceof Action.Download;
        world.attempts.keySet().removeIf(other -> other.equals(action) || (fetched && restores(other, action)));
        notBefore.keySet().removeIf(other -> other.equals(action) || (fetched && restores(other, action)));
    }

    private static boolean restores(Action other, Action action) {
        return other instanceof Action.Restore && other.model().equals(action.model());
    }

    /** Nothing fails any more, until nothing is left to do. */
    void calmsDown() {
        faults = false;
        int steps = 0;
        for (Plan plan = plan(); !plan.due().isEmpty() || !plan.wake().equals(Attempt.NEVER); plan = plan()) {
            assertTrue(steps++ < MOST_STEPS, "it does not come to rest");
            if (plan.due().isEmpty()) {
                world.now = plan.wake();
            } else {
                work(Outcome.WORKS);
            }
        }
    }

    Map<String, String> wanted() {
        Map<String, String> wanted = new TreeMap<>();
        world.desired
                .models()
                .forEach(model ->
                        wanted.put(model.name().value(), model.version().value()));
        return wanted;
    }

    Map<String, String> running() {
        Map<String, String> running = new TreeMap<>();
        world.running.forEach(
                (name, version) -> running.put(name.value(), version.label().value()));
        return running;
    }
}
