package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.OnProbation;
import dev.modelwire.api.inference.Setback;
import dev.modelwire.api.inference.Standing;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.engine.api.EngineException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version on probation for 600 s, in which of 10 records or more a tenth may fail and half be slow. */
class ProbationTest {

    private static final String RANGE = "\"y\", \"range\": [0, 10]";

    @TempDir
    Path directory;

    private final AtomicInteger changes = new AtomicInteger();
    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(directory, 1, options -> options.withProbation(600, 10, 10, 50));
        rig.models.onChange(changes::incrementAndGet);
    }

    @Test
    void score_dataShiftLeavesTheRange_A13_failsTheProbation() throws Exception {
        activate(Rig.manifest("1", "").replace("\"y\"", RANGE), Standing.NEW);
        score(20, Map.of("a", 3, "b", 4));
        assertEquals(List.of(), rig.models.setbacks());
        score(3, Map.of("a", 30, "b", 40));

        Setback setback = theSetback();
        assertTrue(setback.detail().startsWith("[3] of the first 23 records"), setback.detail());
        assertTrue(setback.detail().contains("output [y], which is 0.0 to 10.0"), setback.detail());
        assertEquals(1, changes.get());
        assertEquals(7, rig.score(Rig.RECORD), "it goes on until another takes its place");
    }

    @Test
    void score_engineFails_failsTheProbation() throws Exception {
        activate(Rig.manifest("1", ""), Standing.NEW);
        score(9, Rig.RECORD);
        rig.engine.failRuns(EngineException.Kind.FAILED);
        score(2, Rig.RECORD);

        assertTrue(theSetback().detail().contains("ENGINE_FAILED"), theSetback().detail());
    }

    @Test
    void score_recordsAtFault_saysNothingOfTheModel() throws Exception {
        activate(Rig.manifest("1", ""), Standing.NEW);
        score(50, Map.of("a", 1));

        assertEquals(List.of(), rig.models.setbacks());
    }

    @Test
    void score_slowerThanTheBudget_failsTheProbation() throws Exception {
        activate(Rig.manifest("1", ", \"budget\": { \"p99Micros\": 1000 }"), Standing.NEW);
        rig.engine.onRun(() -> rig.nanos.addAndGet(1_100_000));
        score(10, Rig.RECORD);

        assertTrue(
                theSetback().detail().contains("budget of [1000] µs, the last [1100] µs"),
                theSetback().detail());
    }

    @Test
    void look_qualityIsNotGoodEnough_failsTheProbation() throws Exception {
        activate(Rig.manifest("1", ""), Standing.NEW);
        rig.look();
        assertEquals(List.of(), rig.models.setbacks());
        rig.meters.add(version -> Optional.of("accuracy 0.61 of " + version.label() + ", before 0.93"));
        rig.look();

        assertTrue(
                theSetback().detail().endsWith("accuracy 0.61 of 1, before 0.93"),
                theSetback().detail());
        assertEquals(0, rig.looks.size());
    }

    @Test
    void look_meterThrows_isNoObjection() throws Exception {
        activate(Rig.manifest("1", ""), Standing.NEW);
        rig.meters.add(version -> {
            throw new IllegalStateException("as the test told");
        });
        rig.look();

        assertEquals(List.of(), rig.models.setbacks());
        assertEquals(1, rig.looks.size());
    }

    @Test
    void probations_newVersion_tellsHowFarItHasCome() throws Exception {
        activate(Rig.manifest("1", ""), Standing.NEW);
        score(7, Rig.RECORD);
        rig.nanos.addAndGet(Duration.ofSeconds(200).toNanos());

        OnProbation open = Objects.requireNonNull(rig.models.probations().get(Rig.PUMP));
        assertEquals("1", open.version().label().value());
        assertEquals(Duration.ofSeconds(400), open.left());
        assertEquals(7, open.records());
    }

    @Test
    void probations_passed_isGoneAndTold() throws Exception {
        activate(Rig.manifest("1", ""), Standing.NEW);
        rig.nanos.addAndGet(Duration.ofSeconds(601).toNanos());
        rig.look();

        assertEquals(Map.of(), rig.models.probations());
        assertEquals(1, changes.get());
    }

    @Test
    void probations_failed_areNone() throws Exception {
        activate(Rig.manifest("1", ""), Standing.NEW);
        rig.engine.failRuns(EngineException.Kind.FAILED);
        score(10, Rig.RECORD);

        assertEquals(Map.of(), rig.models.probations());
    }

    @Test
    void probations_proven_areNone() throws Exception {
        activate(Rig.manifest("1", ""), Standing.PROVEN);

        assertEquals(Map.of(), rig.models.probations());
    }

    @Test
    void score_afterTheProbation_failsNothing() throws Exception {
        activate(Rig.manifest("1", ""), Standing.NEW);
        rig.nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        rig.look();
        assertEquals(0, rig.looks.size(), "nobody looks any more");
        rig.engine.failRuns(EngineException.Kind.FAILED);
        score(50, Rig.RECORD);

        assertEquals(List.of(), rig.models.setbacks());
    }

    @Test
    void score_provenVersion_isOnNoProbation() throws Exception {
        activate(Rig.manifest("1", ""), Standing.PROVEN);
        rig.engine.failRuns(EngineException.Kind.FAILED);
        score(50, Rig.RECORD);

        assertEquals(List.of(), rig.models.setbacks());
        assertEquals(0, rig.looks.size());
    }

    @Test
    void setbacks_anotherVersionIsActive_areOver() throws Exception {
        activate(Rig.manifest("1", ""), Standing.NEW);
        rig.engine.failRuns(EngineException.Kind.FAILED);
        score(10, Rig.RECORD);
        rig.engine.onRun(() -> {});
        theSetback();
        assertInstanceOf(
                ActivationOutcome.Activated.class,
                rig.models.activate(Rig.PUMP, rig.stored("0", Rig.sum(-1)), Standing.PROVEN));

        assertEquals(List.of(), rig.models.setbacks());
    }

    private void activate(String manifest, Standing standing) throws Exception {
        assertInstanceOf(
                ActivationOutcome.Activated.class,
                rig.models.activate(Rig.PUMP, rig.stored("1", Rig.sum(1).bytes(), manifest), standing));
    }

    private void score(int times, Map<String, ?> record) {
        for (int i = 0; i < times; i++) {
            try (ModelLease lease = rig.lease()) {
                lease.score(record);
            }
        }
    }

    private Setback theSetback() {
        List<Setback> setbacks = rig.models.setbacks();
        assertEquals(1, setbacks.size());
        assertEquals(ErrorCode.PROBATION_FAILED, setbacks.get(0).code());
        assertEquals("1", setbacks.get(0).version().label().value());
        return setbacks.get(0);
    }
}
