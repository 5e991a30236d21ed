package dev.modelwire.sync.internal.reconcile;

import static dev.modelwire.sync.internal.reconcile.Fixtures.PUMP;
import static dev.modelwire.sync.internal.reconcile.Fixtures.attempt;
import static dev.modelwire.sync.internal.reconcile.Fixtures.digest;
import static dev.modelwire.sync.internal.reconcile.Fixtures.model;
import static dev.modelwire.sync.internal.reconcile.Fixtures.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Trial;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.sync.internal.reconcile.Action.Activate;
import dev.modelwire.sync.internal.reconcile.Action.Deactivate;
import dev.modelwire.sync.internal.reconcile.Action.Download;
import dev.modelwire.sync.internal.reconcile.Action.GiveUp;
import dev.modelwire.sync.internal.reconcile.Action.Keep;
import dev.modelwire.sync.internal.reconcile.Action.Restore;
import dev.modelwire.sync.internal.reconcile.Action.Revert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

    private final Fixtures world = new Fixtures();
    private final DesiredModel v1 = model("pump", 1);
    private final DesiredModel v2 = model("pump", 2);

    @Test
    void plan_nothingKnown_doesNothing() {
        assertEquals(List.of(), world.plan().due());
        assertEquals(Attempt.NEVER, world.plan().wake());
    }

    @Test
    void plan_noDesiredState_restoresWhatWasActiveAndKeepsIt() {
        world.role(VersionRole.ACTIVE, 1).stored(1);
        assertEquals(List.of(new Restore(PUMP, version(1))), world.plan().due());
        assertEquals(List.of(), world.runs(1).plan().due());
    }

    @Test
    void plan_newModel_downloadsThenActivates() {
        world.desire(v1);
        assertEquals(
                List.of(new Download(v1, v1.artifacts().get(0))), world.plan().due());
        assertEquals(
                List.of(new Activate(v1, version(1))), world.stored(1).plan().due());
    }

    @Test
    void plan_asDesired_doesNothing() {
        Plan plan =
                world.desire(v1).stored(1).role(VersionRole.ACTIVE, 1).runs(1).plan();
        assertEquals(List.of(), plan.due());
        assertTrue(plan.settled());
    }

    @Test
    void plan_newVersionAfterRestart_restoresTheOldFirstAndFetchesBeside() {
        world.desire(v2).stored(1).role(VersionRole.ACTIVE, 1);
        Restore restore = new Restore(PUMP, version(1));
        assertEquals(
                List.of(restore, new Download(v2, v2.artifacts().get(0))),
                world.plan().due());
        assertEquals(
                List.of(restore, new Activate(v2, version(2))),
                world.stored(2).plan().due());
    }

    @Test
    void plan_desiredVersionIsTheStoredActive_isRestoredNotActivated() {
        world.desire(v1).stored(1).role(VersionRole.ACTIVE, 1);
        assertEquals(List.of(new Restore(PUMP, version(1))), world.plan().due());
    }

    @Test
    void plan_activatedButNotWrittenDown_isWrittenDownNotLoadedAgain() {
        world.desire(v2).stored(1, 2).role(VersionRole.ACTIVE, 1).runs(2);
        world.activated.put(PUMP, version(2));
        assertEquals(List.of(new Keep(v2, version(2))), world.plan().due());
    }

    @Test
    void plan_otherFileName_isWrittenDownNotLoadedAgain() {
        DesiredModel named = model("pump", 1, "pump.bin");
        world.desire(named).stored(1).role(VersionRole.ACTIVE, 1).runs(1);
        assertEquals(List.of(new Keep(named, version(1))), world.plan().due());
    }

    @Test
    void plan_candidateOfADesiredStateThatWasTakenBack_isForgotten() {
        world.desire(v1)
                .stored(1)
                .role(VersionRole.ACTIVE, 1)
                .role(VersionRole.CANDIDATE, 2)
                .runs(1);
        assertEquals(List.of(new Keep(v1, version(1))), world.plan().due());
        world.records.computeIfPresent(
                PUMP, (name, record) -> Records.activated(record, version(1), List.of(), 1, Instant.EPOCH));
        assertEquals(List.of(), world.plan().due());
    }

    @Test
    void plan_activeFileIsGone_P9_revertsOnlyIfNothingRunsAndThePreviousIsThere() {
        world.desire(v2).role(VersionRole.ACTIVE, 2).role(VersionRole.PREVIOUS, 1);
        assertEquals(new Restore(PUMP, version(2)), world.plan().due().get(0), "nothing to go back to");
        world.stored(1);
        assertEquals(
                new Revert(PUMP, version(2), version(1)), world.plan().due().get(0));
        assertEquals(
                List.of(new Download(v2, v2.artifacts().get(0))),
                world.runs(2).plan().due());
    }

    private static final String DIED = "the process died [3] times while it was being loaded";

    @Test
    void plan_activeVersionDoesWorseThanItMay_isGivenUpForThePrevious() {
        world.desire(v2).stored(1, 2).role(VersionRole.ACTIVE, 2).role(VersionRole.PREVIOUS, 1);
        world.runs(2).setBack(2);
        List<Action> givenUp =
                List.of(new GiveUp(PUMP, version(2), digest(2), ErrorCode.PROBATION_FAILED, "x", version(1)));
        assertEquals(givenUp, world.plan().due());
        world.desired = null;
        assertEquals(givenUp, world.plan().due());
    }

    @Test
    void plan_setbackOfAVersionThatIsActiveNoMore_isNothing() {
        world.desire(v1).stored(1, 2).role(VersionRole.ACTIVE, 1);
        world.runs(1).setBack(2);
        assertEquals(List.of(), world.plan().due());
    }

    @Test
    void plan_givenUpWithoutPrevious_isStopped() {
        world.desire(v2).stored(2).runs(2).bad(2, ErrorCode.PROBATION_FAILED);
        assertEquals(List.of(new Deactivate(PUMP)), world.plan().due());
    }

    @Test
    void plan_previousHasFailedItsProbationToo_isNotGoneBackTo() {
        world.desire(v2).stored(1, 2).role(VersionRole.ACTIVE, 2).role(VersionRole.PREVIOUS, 1);
        world.bad(1, ErrorCode.PROBATION_FAILED).runs(2).setBack(2);
        assertEquals(
                List.of(new GiveUp(PUMP, version(2), digest(2), ErrorCode.PROBATION_FAILED, "x", null)),
                world.plan().due());
    }

    @Test
    void plan_processDiedInALoad_P4_givesUpAtTheThirdDeathOnly() {
        world.desire(v2).stored(1, 2).role(VersionRole.ACTIVE, 2).role(VersionRole.PREVIOUS, 1);
        world.trials.put(PUMP, new Trial(digest(2), 2));
        assertEquals(List.of(new Restore(PUMP, version(2))), world.plan().due());
        world.trials.put(PUMP, new Trial(digest(2), 3));
        assertEquals(
                List.of(new GiveUp(PUMP, version(2), digest(2), ErrorCode.LOAD_CRASHED, DIED, version(1))),
                world.plan().due());
        world.desired = null;
        assertEquals(
                List.of(new GiveUp(PUMP, version(2), digest(2), ErrorCode.LOAD_CRASHED, DIED, version(1))),
                world.plan().due());
    }

    @Test
    void plan_processDiedOverTheSameFileWithAnotherManifest_P4_blamesTheCandidate() {
        StoredVersion other =
                new StoredVersion(VersionLabel.of("other"), version(1).artifacts());
        world.desire(v1).stored(1).role(VersionRole.ACTIVE, 1);
        world.records.computeIfPresent(PUMP, (name, record) -> record.with(VersionRole.CANDIDATE, other));
        world.trials.put(PUMP, new Trial(digest(1), 3));
        assertEquals(
                List.of(new GiveUp(PUMP, other, digest(1), ErrorCode.LOAD_CRASHED, DIED, null)),
                world.plan().due());
    }

    @Test
    void plan_retiredVersionIsDesired_needsNoDownload() {
        world.desire(v1).stored(1, 2).role(VersionRole.ACTIVE, 2).runs(2);
        world.records.computeIfPresent(PUMP, (name, record) -> record.withRetired(List.of(version(1))));
        assertEquals(List.of(new Activate(v1, version(1))), world.plan().due());
    }

    @Test
    void plan_notDesired_isDeactivatedOnce() {
        world.desire().role(VersionRole.ACTIVE, 1).runs(1);
        assertEquals(List.of(new Deactivate(PUMP)), world.plan().due());
        world.records.computeIfPresent(PUMP, (name, record) -> Records.deactivated(record, Instant.EPOCH));
        world.running.clear();
        assertEquals(List.of(), world.plan().due());
    }

    @Test
    void plan_notDesiredAfterRestart_isNotRestored() {
        world.desire().role(VersionRole.ACTIVE, 1).stored(1);
        assertEquals(List.of(new Deactivate(PUMP)), world.plan().due());
    }

    @Test
    void plan_knownBad_isNotTriedAndTheOldGoesOn() {
        world.desire(v2).stored(1, 2).role(VersionRole.ACTIVE, 1);
        KnownBad bad = new KnownBad(digest(2), ErrorCode.MODEL_INVALID, "x", Instant.EPOCH);
        world.records.computeIfPresent(PUMP, (name, record) -> Records.refused(record, bad, v2.version()));
        Plan plan = world.plan();
        assertEquals(List.of(new Restore(PUMP, version(1))), plan.due());
        assertEquals(bad, plan.verdicts().get(0).knownBad());
    }

    @Test
    void plan_failedAttempt_waitsForItsTimeAndNoLonger() {
        Download download = new Download(v1, v1.artifacts().get(0));
        world.desire(v1).attempts.put(download, attempt(ErrorCode.TRANSFER_FAILED, Duration.ofSeconds(3)));
        assertEquals(List.of(), world.plan().due());
        assertEquals(Duration.ofSeconds(3), world.plan().wake());
        assertTrue(world.plan().wants(download));
        assertFalse(world.plan().settled());
        world.now = Duration.ofSeconds(3);
        assertEquals(List.of(download), world.plan().due());
    }

    @Test
    void plan_failedRestore_doesNotHoldUpTheNewVersion() {
        world.desire(v2).stored(2).role(VersionRole.ACTIVE, 1);
        world.attempts.put(new Restore(PUMP, version(1)), attempt(ErrorCode.MODEL_UNSUPPORTED, Attempt.NEVER));
        assertEquals(List.of(new Activate(v2, version(2))), world.plan().due());
        assertEquals(Attempt.NEVER, world.plan().wake());
    }

    @Test
    void plan_newerDesiredState_noLongerWantsTheOlderDownload() {
        Download old = new Download(v1, v1.artifacts().get(0));
        assertTrue(world.desire(v1).plan().wants(old));
        assertFalse(world.desire(v2).plan().wants(old));
    }

    @Test
    void plan_severalModels_restoresAllBeforeAnythingElse() {
        world.desire(model("a", 3), v1).role(VersionRole.ACTIVE, 1).stored(1, 3);
        assertEquals(Action.Kind.RESTORE, world.plan().due().get(0).kind());
        assertEquals(Action.Kind.ACTIVATE, world.plan().due().get(1).kind());
    }
}
