package dev.modelwire.inference.internal.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.inference.internal.Batches;
import dev.modelwire.inference.internal.manifest.Checks;
import dev.modelwire.inference.internal.manifest.Feature;
import dev.modelwire.inference.internal.manifest.Identity;
import dev.modelwire.inference.internal.manifest.InputSpec;
import dev.modelwire.inference.internal.manifest.Manifest;
import dev.modelwire.inference.internal.manifest.OutputSpec;
import dev.modelwire.inference.internal.manifest.RuntimeSpec;
import dev.modelwire.testkit.engine.FakeEngine;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model of features a (offset, scale) and b, and of two raw numbers, in one sample and in several. */
class BatchRunTest {

    private static final TensorInfo FEATURES = new TensorInfo("features", ElementType.FP32, List.of(1, 2));
    private static final TensorInfo RAW = new TensorInfo("raw", ElementType.INT16, List.of(1, 2));
    private static final TensorInfo SCORES = new TensorInfo("scores", ElementType.FP32, List.of(1, 2));
    private static final TensorInfo COUNT = new TensorInfo("count", ElementType.INT64, List.of(1));
    private static final FakeModel ONE = new FakeModel(
            List.of(FEATURES, RAW),
            List.of(SCORES, COUNT),
            List.of(
                    List.of(0.5, 10.0, 1.0, 0.0, 0.0),
                    List.of(0.0, 0.0, -3.0, 1.0, 0.0),
                    List.of(0.0, 0.0, 0.0, 1.0, 100.0)),
            Finish.NONE);
    private static final int ROUNDS = 400;
    private static final int MOST_RECORDS = 14;

    @TempDir
    Path directory;

    private final FakeEngine engine = new FakeEngine();
    private final List<EngineSession> open = new ArrayList<>();
    private Scorer single;

    @BeforeEach
    void start() throws Exception {
        single = scorer(ONE, 1);
    }

    @AfterEach
    void stop() {
        open.forEach(EngineSession::close);
    }

    private Scorer scorer(int batch) throws Exception {
        return scorer(Batches.of(ONE, batch), batch);
    }

    private Scorer scorer(FakeModel model, int batch) throws Exception {
        Path file = Files.write(directory.resolve("model-" + open.size()), model.bytes());
        EngineSession session =
                engine.open(new ModelFile(file, FakeEngine.FORMAT, "0".repeat(64)), SessionOptions.stateless());
        open.add(session);
        Manifest manifest = new Manifest(
                new Identity(ModelName.of("pump"), VersionLabel.of("1"), FakeEngine.FORMAT),
                List.of(
                        new InputSpec(
                                Batches.whole(FEATURES, batch),
                                List.of(new Feature("a", "bar", 0.5, 2), new Feature("b", "", 0, 1))),
                        new InputSpec(Batches.whole(RAW, batch), List.of())),
                List.of(
                        new OutputSpec(Batches.whole(SCORES, batch), List.of("low", "high")),
                        new OutputSpec(Batches.whole(COUNT, batch), List.of())),
                Checks.NONE,
                RuntimeSpec.ANY,
                batch,
                null);
        ModelVersion version =
                new ModelVersion(ModelName.of("pump"), VersionLabel.of("1"), Digest.sha256("0".repeat(64)));
        return new Scorer(
                session,
                Contract.matched(manifest, session.inputs(), session.outputs()),
                new Origin(version, "fake"),
                () -> 0);
    }

    private static Map<String, Object> record(double a, Object b, int raw) {
        return new HashMap<>(Map.of("a", a, "b", b, "raw", new byte[] {(byte) raw, 0, 1, 0}));
    }

    private static List<String> told(List<ScoreOutcome> outcomes) {
        return outcomes.stream().map(BatchRunTest::told).toList();
    }

    private static String told(ScoreOutcome outcome) {
        if (outcome instanceof ScoreOutcome.Scored scored) {
            return scored.version() + " " + scored.engine() + " " + scored.outputs() + " "
                    + scored.outputs().stream().map(Output::labels).toList();
        }
        return String.valueOf(outcome);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8})
    void score_randomRecordsSomeRefused_asOneByOne(int batch) throws Exception {
        SplittableRandom random = new SplittableRandom(batch);
        Scorer several = scorer(batch);
        for (int round = 0; round < ROUNDS; round++) {
            List<Map<String, Object>> records = new ArrayList<>();
            int count = random.nextInt(MOST_RECORDS);
            for (int i = 0; i < count; i++) {
                records.add(random(random));
            }
            List<ScoreOutcome> expected = records.stream().map(single::score).toList();
            int before = engine.runs();

            assertEquals(told(expected), told(several.score(records)));
            long taken = expected.stream()
                    .filter(outcome -> !(outcome instanceof ScoreOutcome.Refused refused)
                            || refused.code() == RefusalCode.OUTPUT_NOT_FINITE)
                    .count();
            assertEquals((taken + batch - 1) / batch, engine.runs() - before, "calls for [" + taken + "] records");
        }
    }

    /** Returns a record that is sound in half of all cases. */
    private static Map<String, Object> random(SplittableRandom random) {
        Map<String, Object> record = record(random.nextDouble(-9, 9), random.nextLong(-99, 99), random.nextInt(128));
        switch (random.nextInt(14)) {
            case 0 -> record.remove("a");
            case 1 -> record.put("a", Double.NaN);
            case 2 -> record.put("b", "four");
            case 3 -> record.put("b", 1e300);
            case 4 -> record.put("raw", new byte[3]);
            case 5 -> record.put("raw", 7);
            case 6 -> record.put("a", 1.6e38); // sound, but the answer is beyond FP32
            default -> {}
        }
        return record;
    }

    @Test
    void score_oneRecord_isOneCall() throws Exception {
        Scorer several = scorer(4);
        Map<String, Object> record = record(1.5, 2, 3);

        assertEquals(told(single.score(record)), told(several.score(record)));
        assertEquals(2, engine.runs());
        assertEquals(told(single.score(Map.of("a", 1))), told(several.score(Map.of("a", 1))));
        assertEquals(2, engine.runs());
    }

    @Test
    void score_noneOrNoneThatCanBeTaken_isNoCall() throws Exception {
        Scorer several = scorer(4);
        assertEquals(List.of(), several.score(List.of()));
        List<ScoreOutcome> refused = several.score(List.of(Map.of(), Map.of("a", 1)));
        assertEquals(2, refused.size());
        assertTrue(told(refused.get(1)).contains("lacks [b, raw]"), told(refused.get(1)));
        assertEquals(0, engine.runs());
    }

    @Test
    void score_rawInput_isThatOfOneSample() throws Exception {
        Map<String, Object> record = record(1, 2, 3);
        record.put("raw", new byte[16]);
        ScoreOutcome.Refused refused =
                assertInstanceOf(ScoreOutcome.Refused.class, scorer(4).score(record));

        assertEquals(RefusalCode.WRONG_SIZE, refused.code());
        assertEquals("feature [raw] has 16 bytes: the model takes 4, INT16 [1, 2]", refused.detail());
    }

    /** In this model each answer is the sum of what is in all rows. */
    @Test
    void score_fewerRecordsThanRows_theLastOneIsRepeated() throws Exception {
        FakeModel model = Batches.of(ONE, 4);
        List<Double> sum = List.of(0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        List<Double> rawSum =
                List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0);
        List<List<Double>> rows = new ArrayList<>(Collections.nCopies(8, sum));
        rows.addAll(Collections.nCopies(4, rawSum));
        Scorer several = scorer(new FakeModel(model.inputs(), model.outputs(), rows, Finish.NONE), 4);

        several.score(List.of(record(50.5, 0, 9), record(50.5, 0, 9), record(50.5, 0, 9), record(50.5, 0, 9)));
        List<ScoreOutcome> outcomes = several.score(List.of(record(1.5, 0, 1), Map.of("a", 1), record(5.5, 0, 10)));
        assertEquals((1 + 3 * 5) * 2, value(outcomes.get(0)));
        assertEquals((1 + 3 * 5) * 2, value(outcomes.get(2)));
        assertEquals(
                31,
                assertInstanceOf(ScoreOutcome.Scored.class, outcomes.get(2))
                        .outputs()
                        .get(1)
                        .value(0));
    }

    private static double value(ScoreOutcome outcome) {
        return assertInstanceOf(ScoreOutcome.Scored.class, outcome, outcome::toString)
                .outputs()
                .get(0)
                .value(0);
    }

    /** The last row of this model is never finite. */
    @Test
    void score_notFiniteInARowWithoutARecord_isNotLookedAt() throws Exception {
        FakeModel model = Batches.of(ONE, 2);
        List<List<Double>> rows = new ArrayList<>(model.rows());
        rows.set(3, Arrays.asList(1e300, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0));
        Scorer several = scorer(new FakeModel(model.inputs(), model.outputs(), rows, Finish.NONE), 2);

        assertEquals(10 * 2 + 0.5, value(several.score(record(1.5, 0, 1))));
        List<ScoreOutcome> both = several.score(List.of(record(1.5, 0, 1), record(1.5, 0, 1)));
        assertEquals(10 * 2 + 0.5, value(both.get(0)));
        assertEquals(
                new ScoreOutcome.Refused(
                        RefusalCode.OUTPUT_NOT_FINITE,
                        "output [scores][1] of [pump@1] is [Infinity]: the model must answer finite numbers"),
                both.get(1));
    }

    @Test
    void score_engineFails_refusesAllOfThatCallAndNoOther() throws Exception {
        Scorer several = scorer(2);
        int[] calls = {0};
        engine.onRun(() -> {
            if (++calls[0] == 2) {
                throw new EngineException(EngineException.Kind.FAILED, "the second call fails");
            }
        });
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            records.add(record(i, 0, 0));
        }
        records.add(3, Map.of());

        assertEquals(
                List.of("-9.5", "10.5", "ENGINE_FAILED", "MISSING_FEATURE", "ENGINE_FAILED", "70.5", "90.5"),
                several.score(records).stream()
                        .map(outcome -> outcome instanceof ScoreOutcome.Refused refused
                                ? refused.code().name()
                                : String.valueOf(value(outcome)))
                        .toList());
    }

    @Test
    void score_sessionThrows_refusesTheRecords() throws Exception {
        Scorer several = scorer(4);
        engine.onRun(() -> {
            throw new IllegalStateException("out of order");
        });
        for (ScoreOutcome outcome : several.score(List.of(record(1, 2, 3), record(4, 5, 6)))) {
            assertTrue(told(outcome).contains("out of order"), told(outcome));
        }
    }

    /** Fails when it is read. */
    private static final class Broken extends AbstractMap<String, Object> {

        @Override
        public Object get(Object key) {
            throw new IllegalArgumentException("no record");
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return Set.of();
        }
    }

    @Test
    void score_recordThatThrows_comesOutAndTheNextAreScored() throws Exception {
        Scorer several = scorer(4);
        for (List<Map<String, Object>> records :
                List.of(List.<Map<String, Object>>of(new Broken()), List.of(record(1, 2, 3), new Broken()))) {
            assertThrows(IllegalArgumentException.class, () -> several.score(records));
        }

        assertEquals(told(single.score(record(1, 2, 3))), told(several.score(record(1, 2, 3))));
    }

    @Test
    void score_recordsTaken_allocatesLittleMoreThanTheirOutputs() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Scorer several = scorer(4);
        List<Map<String, Object>> records = Collections.nCopies(4, record(1, 2.5, 3));
        ScoreOutcome[] outcomes = new ScoreOutcome[4];
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 2_000; i++) {
                assertEquals(4, several.score(records, 0, outcomes));
            }
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / 8_000);
        }
        assertTrue(least <= 320, "a record costs " + least + " bytes");
    }
}
