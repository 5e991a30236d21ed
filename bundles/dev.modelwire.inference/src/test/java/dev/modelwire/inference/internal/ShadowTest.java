package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.QualityMeter;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.Shadow;
import dev.modelwire.api.inference.Standing;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoredVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version that is given the records of the active one. */
class ShadowTest {

    @TempDir
    Path directory;

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger changes = new AtomicInteger();
    private Rig rig;
    private StoredVersion second;

    private record Heard(ModelVersion version, String stream, Map<String, ?> record, ScoreOutcome outcome) {}

    /** Prefers the shadow if it is told to. */
    private static final class Judge implements QualityMeter {

        private volatile String verdict = "";

        @Override
        public Optional<String> objection(ModelVersion version) {
            return Optional.empty();
        }

        @Override
        public Optional<String> preference(ModelVersion shadow, ModelVersion active) {
            return verdict.isEmpty() ? Optional.empty() : Optional.of(verdict);
        }

        @Override
        public Optional<String> comparison(ModelVersion shadow, ModelVersion active) {
            return Optional.of(shadow.label() + " against " + active.label());
        }
    }

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(directory);
        rig.shadowListeners.add(
                (version, stream, record, outcome) -> heard.add(new Heard(version, stream, record, outcome)));
        rig.models.onChange(changes::incrementAndGet);
        rig.activate(rig.stored("1", Rig.sum(1)));
        second = rig.stored("2", Rig.sum(-1));
    }

    @AfterEach
    void stop() {
        rig.models.close();
    }

    private Heard next() throws InterruptedException {
        Heard next = heard.poll(10, TimeUnit.SECONDS);
        assertTrue(next != null, "the shadow has not answered");
        return next;
    }

    private Shadow shadow() {
        return rig.models.shadows().get(Rig.PUMP);
    }

    @Test
    void shadow_recordsOfTheActiveVersion_areAnsweredBesideItAndNotEmitted() throws Exception {
        assertInstanceOf(ActivationOutcome.Activated.class, rig.models.shadow(Rig.PUMP, second));
        try (ModelLease lease = rig.lease()) {
            assertEquals(7, Rig.value(lease.score(Rig.RECORD, "line 3")));
        }

        Heard answer = next();
        assertEquals("2", answer.version().label().value());
        assertEquals("line 3", answer.stream());
        assertEquals(Rig.RECORD, answer.record());
        assertEquals(-7, Rig.value(answer.outcome()));
        assertEquals("1", rig.models.running().get(Rig.PUMP).label().value());
    }

    @Test
    void shadow_recordWithoutALease_isGivenToItToo() throws Exception {
        rig.models.shadow(Rig.PUMP, second);

        assertEquals(
                7, Rig.value(rig.models.score(Rig.PUMP, Rig.RECORD, "line 3").orElseThrow()));

        assertEquals("line 3", next().stream());
    }

    @Test
    void shadow_recordThatTheActiveVersionRefuses_isGivenToItToo() throws Exception {
        rig.models.shadow(Rig.PUMP, second);
        try (ModelLease lease = rig.lease()) {
            assertInstanceOf(ScoreOutcome.Refused.class, lease.score(Map.of("a", 1)));
        }

        assertInstanceOf(ScoreOutcome.Refused.class, next().outcome());
    }

    @Test
    void shadow_refusedByAGate_isNone() throws Exception {
        StoredVersion bad =
                rig.stored("3", "nonsense".getBytes(java.nio.charset.StandardCharsets.UTF_8), Rig.manifest("3", ""));

        assertInstanceOf(ActivationOutcome.Refused.class, rig.models.shadow(Rig.PUMP, bad));
        assertEquals(Map.of(), rig.models.shadows());
        assertEquals(7, rig.score(Rig.RECORD));
        assertEquals(0, heard.size());
    }

    @Test
    void shadow_noMemoryBesideTheActiveVersion_isRefusedAndTheActiveOneGoesOn() throws Exception {
        rig.available.set(1);

        ActivationOutcome.Refused refused =
                assertInstanceOf(ActivationOutcome.Refused.class, rig.models.shadow(Rig.PUMP, second));
        assertEquals(ErrorCode.MEMORY_BUDGET, refused.code());
        assertEquals(7, rig.score(Rig.RECORD), "it is never unloaded for a shadow");
    }

    @Test
    void shadow_preferred_isSaidOnceAndTakesThePlace() throws Exception {
        Judge judge = new Judge();
        rig.meters.add(judge);
        rig.models.shadow(Rig.PUMP, second);
        rig.look();
        assertEquals("2 against 1", shadow().comparison());
        int before = changes.get();
        judge.verdict = "MAE [1.0] against [2.0]";
        rig.look();
        rig.look();

        assertTrue(shadow().isPreferred());
        assertEquals("MAE [1.0] against [2.0]", shadow().preference());
        assertEquals(before + 1, changes.get());

        rig.models.activate(Rig.PUMP, second, Standing.NEW);
        assertEquals(Map.of(), rig.models.shadows());
        assertEquals(-7, rig.score(Rig.RECORD));
        assertEquals(0, heard.size());
    }

    @Test
    void shadow_another_takesItsPlaceAndItsSessionsAreFreed() throws Exception {
        rig.models.shadow(Rig.PUMP, second);
        int open = rig.engine.open();
        rig.models.shadow(Rig.PUMP, rig.stored("3", Rig.sum(2)));

        assertEquals("3", shadow().version().label().value());
        assertEquals(open, rig.engine.open());
        rig.models.endShadow(Rig.PUMP);
        assertEquals(open - 1, rig.engine.open());
    }

    @Test
    void shadow_deactivatedOrEngineGone_ends() throws Exception {
        rig.models.shadow(Rig.PUMP, second);
        rig.models.deactivate(Rig.PUMP);
        assertEquals(Map.of(), rig.models.shadows());
        rig.activate(rig.stored("1", Rig.sum(1)));
        rig.models.shadow(Rig.PUMP, second);
        rig.models.engineWent(rig.engine);
        assertEquals(Map.of(), rig.models.shadows());
        assertEquals(0, rig.engine.open());
    }

    @Test
    void shadow_slowerThanRecordsCome_skipsAndSaysHowMany() throws Exception {
        rig.models.shadow(Rig.PUMP, second);
        Semaphore go = new Semaphore(0);
        rig.shadowListeners.add((version, stream, record, outcome) -> go.acquireUninterruptibly());
        int given = ShadowRun.MOST_WAITING + 10;
        try (ModelLease lease = rig.lease()) {
            for (int i = 0; i < given; i++) {
                assertEquals(7, Rig.value(lease.score(Rig.RECORD)));
            }
        }
        go.release(given);

        assertTrue(shadow().comparison().contains("records were not given to it"), shadow().comparison());
    }
}
