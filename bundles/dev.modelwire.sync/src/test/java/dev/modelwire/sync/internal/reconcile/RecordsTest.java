package dev.modelwire.sync.internal.reconcile;

import static dev.modelwire.sync.internal.reconcile.Fixtures.PUMP;
import static dev.modelwire.sync.internal.reconcile.Fixtures.version;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.KnownBad;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.VersionRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private final ModelRecord one =
            ModelRecord.empty(PUMP).with(VersionRole.ACTIVE, version(1)).with(VersionRole.CANDIDATE, version(2));

    @Test
    void activated_newVersion_makesTheOldOnePrevious() {
        ModelRecord record = Records.activated(one, version(2), List.of("p.bin"));
        assertEquals(Map.of(VersionRole.ACTIVE, version(2), VersionRole.PREVIOUS, version(1)), record.versions());
        assertEquals(List.of("p.bin"), record.fileNames());
    }

    @Test
    void activated_backToPrevious_swapsTheTwo() {
        ModelRecord two = Records.activated(one, version(2), List.of());
        assertEquals(
                Map.of(VersionRole.ACTIVE, version(1), VersionRole.PREVIOUS, version(2)),
                Records.activated(two, version(1), List.of()).versions());
    }

    @Test
    void activated_againAfterDeactivation_isNotItsOwnPrevious() {
        ModelRecord off = Records.deactivated(one);
        assertEquals(Map.of(VersionRole.PREVIOUS, version(1)), off.versions());
        assertEquals(
                Map.of(VersionRole.ACTIVE, version(1)),
                Records.activated(off, version(1), List.of()).versions());
    }

    @Test
    void refused_candidate_isForgottenAndTheRefusalsAreBounded() {
        ModelRecord record = one;
        for (int version = 1; version <= 20; version++) {
            record = Records.refused(
                    record, new KnownBad(Fixtures.digest(version), ErrorCode.MODEL_INVALID, "x", Instant.EPOCH));
        }
        assertEquals(Map.of(VersionRole.ACTIVE, version(1)), record.versions());
        assertEquals(16, record.knownBad().size());
        assertEquals(Fixtures.digest(20), record.knownBad().get(15).fingerprint());
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
