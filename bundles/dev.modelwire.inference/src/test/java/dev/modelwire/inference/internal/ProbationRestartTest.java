package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.Standing;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.testkit.engine.FakeModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version on probation for 600 s, in which of 10 records or more a tenth may fail, on a gateway that is restarted. */
class ProbationRestartTest {

    @TempDir
    Path directory;

    private Rig rig;
    private StoredVersion version;

    @BeforeEach
    void newVersionRuns() throws Exception {
        rig = new Rig(directory, 1, ProbationRestartTest::options);
        version = rig.stored("1", Rig.sum(1));
        rig.activate(version);
    }

    @Test
    void restart_inGoodOrder_goesOnForWhatIsLeftWithWhatWasCounted() {
        score(rig, 20);
        fail(rig, 2);
        pass(rig, 400);
        rig.models.close();

        Rig next = restarted();
        assertEquals(List.of(), next.models.setbacks());
        fail(next, 1);
        assertTrue(next.models.setbacks().get(0).detail().startsWith("[3] of the first 23 records"));
    }

    @Test
    void restart_withoutAWord_goesOnFromTheLastMinute() {
        score(rig, 20);
        pass(rig, 400);
        pass(rig, 30);

        Rig next = restarted();
        pass(next, 199);
        fail(next, 3);
        assertEquals(1, next.models.setbacks().size(), "200 s were left");
    }

    @Test
    void restart_probationIsOverAfterwards_isTrusted() {
        pass(rig, 400);
        rig.models.close();

        Rig next = restarted();
        pass(next, 200);
        fail(next, 20);
        assertEquals(List.of(), next.models.setbacks());
        assertEquals("{}", document());
        assertTrue(next.looks.isEmpty());
    }

    @Test
    void restart_probationWasOverBefore_isTrusted() {
        pass(rig, 600);
        rig.models.close();

        Rig next = restarted();
        fail(next, 20);
        assertEquals(List.of(), next.models.setbacks());
    }

    @Test
    void restart_failedAndNobodyHasActedUponIt_failsAgainAtOnce() {
        score(rig, 9);
        fail(rig, 2);
        assertEquals(1, rig.models.setbacks().size());

        Rig next = restarted();
        fail(next, 1);
        assertEquals(1, next.models.setbacks().size());
    }

    @Test
    void restart_shorterWindowByNow_isOnProbationForNoLonger() {
        rig.models.close();

        Rig next = rig.restarted(options -> options.withProbation(60, 10, 10, 50));
        next.models.activate(Rig.PUMP, version, Standing.PROVEN);
        pass(next, 60);
        fail(next, 20);
        assertEquals(List.of(), next.models.setbacks());
    }

    @Test
    void engineGoesAndComes_probationGoesOn() {
        rig.models.engineWent(rig.engine);
        rig.models.engineCame(rig.engine, 0);
        rig.models.activate(Rig.PUMP, version, Standing.PROVEN);
        fail(rig, 10);
        assertEquals(1, rig.models.setbacks().size());
    }

    @Test
    void goBack_versionBefore_isOnNoProbationAndThatOfTheOtherIsForgotten() throws Exception {
        pass(rig, 600);
        rig.activate(rig.stored("2", FakeModel.of("features", "y", FakeModel.Finish.NONE, new double[] {0, 2, 2})));
        assertTrue(document().contains("pump"), document());
        rig.models.activate(Rig.PUMP, version, Standing.PROVEN);
        assertEquals("{}", document());
        fail(rig, 20);
        assertEquals(List.of(), rig.models.setbacks());
    }

    @Test
    void deactivate_onProbation_isForgotten() {
        assertTrue(document().contains("\"1 "), document());
        rig.models.deactivate(Rig.PUMP);
        assertEquals("{}", document());
    }

    @Test
    void restart_documentIsGarbage_isTrusted() throws Exception {
        rig.store.saveDocument("probations", "{\"pump\":[");

        Rig next = restarted();
        fail(next, 20);
        assertEquals(List.of(), next.models.setbacks());
        assertFalse(next.models.running().isEmpty());
    }

    private Rig restarted() {
        Rig next = rig.restarted(ProbationRestartTest::options);
        next.models.activate(Rig.PUMP, version, Standing.PROVEN);
        return next;
    }

    private static InferenceOptions options(InferenceOptions options) {
        return options.withProbation(600, 10, 10, 50);
    }

    private String document() {
        return rig.store.document("probations").orElseThrow();
    }

    private static void pass(Rig where, int seconds) {
        where.nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
        where.look();
    }

    private static void score(Rig where, int records) {
        for (int i = 0; i < records; i++) {
            where.score(Rig.RECORD);
        }
    }

    private static void fail(Rig where, int records) {
        where.engine.failRuns(EngineException.Kind.FAILED);
        for (int i = 0; i < records; i++) {
            try (var lease = where.lease()) {
                lease.score(Rig.RECORD);
            }
        }
    }
}
