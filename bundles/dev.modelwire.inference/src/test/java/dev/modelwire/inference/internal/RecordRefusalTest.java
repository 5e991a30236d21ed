package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a record, it is refused with its reason and the next one is scored. */
class RecordRefusalTest {

    @TempDir
    Path directory;

    private Rig rig;

    @BeforeEach
    void versionOneRuns() throws Exception {
        rig = new Rig(directory);
        assertInstanceOf(ActivationOutcome.Activated.class, rig.activate(rig.stored("1", Rig.sum(1))));
    }

    @AfterEach
    void theNextRecordIsScored() throws Exception {
        rig.engine.onRun(() -> {});
        rig.activate(rig.stored("1", Rig.sum(1)));
        assertEquals(7, rig.score(Rig.RECORD));
    }

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of(Map.of("a", 1), RefusalCode.MISSING_FEATURE, "lacks [b]"),
                Arguments.of(Map.of("b", Double.NaN), RefusalCode.MISSING_FEATURE, "lacks [a]"),
                Arguments.of(Map.of("a", 1, "b", Double.NaN), RefusalCode.NOT_FINITE, "feature [b]"),
                Arguments.of(Map.of("a", Float.NEGATIVE_INFINITY, "b", 1), RefusalCode.NOT_FINITE, "feature [a]"),
                Arguments.of(Map.of("a", "3.5", "b", 1), RefusalCode.WRONG_TYPE, "feature [a] of type [String]"),
                Arguments.of(Map.of("a", 1, "b", new byte[4]), RefusalCode.WRONG_TYPE, "of type [byte[]]"),
                Arguments.of(Map.of("a", 1, "b", 1e300), RefusalCode.OUT_OF_RANGE, "is [1.0E300], which FP32"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void score_brokenRecord_isRefusedAndTheEngineNotAsked(Map<String, Object> record, RefusalCode code, String detail) {
        int runs = rig.engine.runs();
        refused(record, code, detail);
        assertEquals(runs, rig.engine.runs());
    }

    @Test
    void score_recordWithMoreThanTheModelAsksFor_isScored() {
        Map<String, Object> record = new HashMap<>(Rig.RECORD);
        record.put("else", "text");
        record.put("nothing", null);
        assertEquals(7, rig.score(record));
    }

    @Test
    void score_nullFeature_isMissing() {
        Map<String, Object> record = new HashMap<>(Rig.RECORD);
        record.put("a", null);
        refused(record, RefusalCode.MISSING_FEATURE, "lacks [a]");
    }

    @Test
    void score_manyMissing_namesFiveAndCountsTheOthers() throws Exception {
        FakeModel seven = FakeModel.of("features", "y", Finish.NONE, new double[8]);
        String features = "[ {\"name\":\"f1\"}, {\"name\":\"f2\"}, {\"name\":\"f3\"}, {\"name\":\"f4\"},"
                + " {\"name\":\"f5\"}, {\"name\":\"f6\"}, {\"name\":\"f7\"} ]";
        String manifest = Rig.manifest("2", "")
                .replace("[1, 2]", "[1, 7]")
                .replace("[ { \"name\": \"a\" }, { \"name\": \"b\" } ]", features);
        assertInstanceOf(ActivationOutcome.Activated.class, rig.activate(rig.stored("2", seven.bytes(), manifest)));
        refused(Map.of(), RefusalCode.MISSING_FEATURE, "lacks [f1, f2, f3, f4, f5] and 2 more");
        refused(Map.of("f1", 1, "f2", 1, "f4", 1), RefusalCode.MISSING_FEATURE, "lacks [f3, f5, f6, f7]:");
    }

    @Test
    void score_bytesOfAnotherLength_isRefused() throws Exception {
        rig.activate(rig.withoutManifest("2", Rig.sum(1).bytes()));
        refused(Map.of("features", new byte[7]), RefusalCode.WRONG_SIZE, "has 7 bytes: the model takes 8, FP32 [1, 2]");
        refused(Map.of("features", new byte[0]), RefusalCode.WRONG_SIZE, "has 0 bytes");
        refused(Map.of("features", 1.0), RefusalCode.WRONG_TYPE, "feature [features]");
        byte[] nan = {0, 0, 0, 0, 0, 0, (byte) 0xc0, 0x7f};
        refused(Map.of("features", nan), RefusalCode.NOT_FINITE, "feature [features]");
        refused(Map.of(), RefusalCode.MISSING_FEATURE, "lacks [features]");
        assertEquals(0, rig.score(Map.of("features", new byte[8])));
    }

    @Test
    void score_modelAnswersNan_isRefused() throws Exception {
        FakeModel nan = FakeModel.of("features", "y", Finish.NAN, new double[] {0, 1, 1});
        rig.activate(rig.stored("2", nan));
        refused(Rig.RECORD, RefusalCode.OUTPUT_NOT_FINITE, "output [y][0] of [pump@2] is [NaN]");
    }

    @Test
    void score_modelAnswersInfinity_isRefused() throws Exception {
        FakeModel infinite = FakeModel.of("features", "y", Finish.INFINITE, new double[] {0, 1, 1});
        rig.activate(rig.stored("2", infinite));
        refused(Rig.RECORD, RefusalCode.OUTPUT_NOT_FINITE, "is [Infinity]");
    }

    @Test
    void score_engineFails_isRefused() {
        rig.engine.failRuns(EngineException.Kind.FAILED);
        refused(Rig.RECORD, RefusalCode.ENGINE_FAILED, "engine [fake] failed on a record of [pump@1]");
    }

    @Test
    void score_engineThrowsWhatItMustNot_isRefused() {
        rig.engine.onRun(() -> {
            throw new IllegalStateException("unexpected");
        });
        refused(Rig.RECORD, RefusalCode.ENGINE_FAILED, "unexpected");
    }

    private void refused(Map<String, Object> record, RefusalCode code, String detail) {
        try (ModelLease lease = rig.lease()) {
            ScoreOutcome.Refused refused = assertInstanceOf(ScoreOutcome.Refused.class, lease.score(record));
            assertEquals(code, refused.code(), refused.detail());
            assertTrue(refused.detail().contains(detail), refused.detail());
        }
    }
}
