package dev.modelwire.sync.internal.reconcile;

import static dev.modelwire.sync.internal.reconcile.Fixtures.PUMP;
import static dev.modelwire.sync.internal.reconcile.Fixtures.digest;
import static dev.modelwire.sync.internal.reconcile.Fixtures.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.store.Transition;
import dev.modelwire.api.store.Transition.Kind;
import dev.modelwire.api.store.Trial;
import dev.modelwire.api.store.VersionRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static final Instant T = Instant.parse("2026-11-22T10:00:00Z");

    private final ModelRecord one =
            ModelRecord.empty(PUMP).with(VersionRole.ACTIVE, version(1)).with(VersionRole.CANDIDATE, version(2));

    private static ModelRecord activated(ModelRecord record, int version) {
        return Records.activated(record, version(version), List.of(), 7, T);
    }

    private static List<Kind> kinds(ModelRecord record) {
        return record.history().stream().map(Transition::kind).toList();
    }

    @Test
    void activated_newVersion_makesTheOldOnePreviousAndSaysSo() {
        ModelRecord record =
                Records.activated(one.withTrial(new Trial(digest(2), 1)), version(2), List.of("p.bin"), 42, T);
        assertEquals(Map.of(VersionRole.ACTIVE, version(2), VersionRole.PREVIOUS, version(1)), record.versions());
        assertEquals(List.of("p.bin"), record.fileNames());
        assertEquals(List.of(), record.retired());
        assertEquals(42, record.desiredRevision());
        assertNull(record.trial());
        assertEquals(
                List.of(new Transition(T, Kind.ACTIVATED, VersionLabel.of("v2"), digest(2), "")), record.history());
    }

    @Test
    void activated_thirdVersion_retiresTheFirst() {
        ModelRecord record = activated(activated(activated(one, 2), 3), 4);
        assertEquals(Map.of(VersionRole.ACTIVE, version(4), VersionRole.PREVIOUS, version(3)), record.versions());
        assertEquals(List.of(version(2), version(1)), record.retired(), "newest first");
    }

    @Test
    void activated_backToPrevious_swapsTheTwoAndIsAReversion() {
        ModelRecord back = activated(activated(one, 2), 1);
        assertEquals(Map.of(VersionRole.ACTIVE, version(1), VersionRole.PREVIOUS, version(2)), back.versions());
        assertEquals(List.of(), back.retired());
        assertEquals(List.of(Kind.ACTIVATED, Kind.REVERTED), kinds(back));
    }

    @Test
    void activated_retiredVersion_isNoLongerRetired() {
        ModelRecord record = activated(activated(activated(one, 2), 3), 1);
        assertEquals(Map.of(VersionRole.ACTIVE, version(1), VersionRole.PREVIOUS, version(3)), record.versions());
        assertEquals(List.of(version(2)), record.retired());
    }

    @Test
    void activated_sameFileUnderAnotherLabel_retiresNothing() {
        ModelRecord two = activated(one, 2);
        StoredVersion renamed =
                new StoredVersion(VersionLabel.of("v2-again"), version(2).artifacts());
        ModelRecord record = Records.activated(two, renamed, List.of(), 8, T);
        assertEquals(Map.of(VersionRole.ACTIVE, renamed, VersionRole.PREVIOUS, version(1)), record.versions());
        assertEquals(List.of(), record.retired());
        assertEquals(List.of(Kind.ACTIVATED, Kind.ACTIVATED), kinds(record));
    }

    @Test
    void activated_onlyOtherFileNames_isNoTransition() {
        ModelRecord two = activated(one, 2);
        assertEquals(two.history(), activated(two, 2).history());
    }

    @Test
    void tried_retiredVersion_isNoLongerRetired() {
        ModelRecord record = Records.tried(activated(activated(one, 2), 3), version(1), new Trial(digest(1), 2));
        assertEquals(List.of(), record.retired());
        assertEquals(new Trial(digest(1), 2), record.trial());
    }

    @Test
    void deactivated_activeAndPrevious_keepsTheNewerAndRetiresTheOlder() {
        ModelRecord off = Records.deactivated(activated(one, 2), T);
        assertEquals(Map.of(VersionRole.PREVIOUS, version(2)), off.versions());
        assertEquals(List.of(version(1)), off.retired());
        assertEquals(List.of(Kind.ACTIVATED, Kind.DEACTIVATED), kinds(off));
        assertEquals(off, Records.deactivated(off, T), "nothing more happens");
    }

    @Test
    void activated_againAfterDeactivation_isNotItsOwnPrevious() {
        ModelRecord again = activated(Records.deactivated(one, T), 1);
        assertEquals(Map.of(VersionRole.ACTIVE, version(1)), again.versions());
        assertEquals(List.of(Kind.DEACTIVATED, Kind.ACTIVATED), kinds(again));
    }

    @Test
    void refused_candidate_isForgottenAndTheRefusalsAreBounded() {
        ModelRecord record = one.withTrial(new Trial(digest(2), 1));
        for (int version = 1; version <= 20; version++) {
            record = Records.refused(
                    record,
                    new KnownBad(digest(version), ErrorCode.MODEL_INVALID, "x", T),
                    VersionLabel.of("v" + version));
        }
        assertEquals(Map.of(VersionRole.ACTIVE, version(1)), record.versions());
        assertNull(record.trial());
        assertEquals(16, record.knownBad().size());
        assertEquals(digest(20), record.knownBad().get(15).fingerprint());
        assertEquals(
                new Transition(T, Kind.REFUSED, VersionLabel.of("v20"), digest(20), "x"),
                record.history().get(19));
    }

    @Test
    void crashed_activeWithAPrevious_retiresItAndGoesBack() {
        ModelRecord two = activated(one, 2).withFileNames(List.of("p.bin"));
        KnownBad bad = new KnownBad(digest(2), ErrorCode.LOAD_CRASHED, "x", T);
        ModelRecord record = Records.crashed(
                two, bad, new Action.GiveUp(PUMP, version(2), digest(2), ErrorCode.LOAD_CRASHED, "why", version(1)));
        assertEquals(Map.of(VersionRole.ACTIVE, version(1)), record.versions());
        assertEquals(List.of(version(2)), record.retired(), "somebody may ask for it once more");
        assertEquals(List.of(bad), record.knownBad());
        assertEquals(List.of("p.bin"), record.fileNames());
        assertEquals(List.of(Kind.ACTIVATED, Kind.REFUSED, Kind.REVERTED), kinds(record));
    }

    @Test
    void crashed_activeWithNothingToGoBackTo_leavesNoActive() {
        KnownBad bad = new KnownBad(digest(1), ErrorCode.LOAD_CRASHED, "x", T);
        ModelRecord record = Records.crashed(
                one, bad, new Action.GiveUp(PUMP, version(1), digest(1), ErrorCode.LOAD_CRASHED, "why", null));
        assertEquals(Map.of(VersionRole.CANDIDATE, version(2)), record.versions(), "another candidate waits on");
        assertEquals(List.of(version(1)), record.retired());
    }

    @Test
    void crashed_candidate_leavesTheActiveOne() {
        KnownBad bad = new KnownBad(digest(2), ErrorCode.LOAD_CRASHED, "x", T);
        ModelRecord record = Records.crashed(
                one, bad, new Action.GiveUp(PUMP, version(2), digest(2), ErrorCode.LOAD_CRASHED, "why", null));
        assertEquals(Map.of(VersionRole.ACTIVE, version(1)), record.versions());
        assertEquals(List.of(Kind.REFUSED), kinds(record));
    }

    @Test
    void damaged_active_givesWayToThePrevious() {
        ModelRecord two = activated(one, 2);
        ModelRecord record = Records.damaged(two, new Action.Revert(PUMP, version(2), version(1)), "rot", T);
        assertEquals(Map.of(VersionRole.ACTIVE, version(1)), record.versions());
        assertEquals(List.of(), record.retired());
        assertEquals(List.of(Kind.ACTIVATED, Kind.REVERTED), kinds(record));
    }

    @Test
    void after_manyAttempts_staysBelowItsBoundAndTheCap() {
        Backoff backoff = new Backoff(new Random(7));
        for (int attempt = 1; attempt < 100; attempt++) {
            assertEquals(true, backoff.after(attempt).compareTo(Backoff.longest(attempt)) <= 0);
        }
        assertEquals(Duration.ofSeconds(2), Backoff.longest(1));
        assertEquals(Duration.ofSeconds(16), Backoff.longest(4));
        assertEquals(Duration.ofMinutes(10), Backoff.longest(99));
    }
}
