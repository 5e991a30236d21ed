package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.testkit.engine.FakeEngine;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a gate refuses, version 1 goes on, and what was opened for version 2 is closed. */
class GateRefusalTest {

    private static final int SESSIONS = 2;

    @TempDir
    Path directory;

    private Rig rig;

    @BeforeEach
    void versionOneRuns() throws Exception {
        rig = new Rig(directory, SESSIONS);
        assertInstanceOf(ActivationOutcome.Activated.class, rig.activate(rig.stored("1", Rig.sum(1))));
    }

    @AfterEach
    void versionOneGoesOnAndNothingElseIsOpen() {
        rig.engine.onRun(() -> {});
        assertEquals(7, rig.score(Rig.RECORD));
        assertEquals("1", rig.models.running().get(Rig.PUMP).label().value());
        assertEquals(SESSIONS, rig.engine.open());
        assertEquals(1, rig.store.openLeases());
        rig.models.close();
        assertEquals(0, rig.engine.open());
        assertEquals(0, rig.store.openLeases());
        assertEquals(0, rig.engine.usesAfterFree());
    }

    @Test
    void activate_modelFileCorrupted_isRefused() throws Exception {
        StoredVersion two = rig.stored("2", Rig.sum(-1));
        rig.store.corrupt(two.digest());
        refused(two, ErrorCode.STORE_CORRUPTED, "files", "has become");
    }

    @Test
    void activate_A1_manifestMissing_isRefused() throws Exception {
        Digest absent = Digest.sha256("0".repeat(64));
        StoredVersion two = new StoredVersion(
                VersionLabel.of("2"),
                List.of(rig.stored("2", Rig.sum(-1)).model(), new StoredArtifact(ArtifactRole.MANIFEST, absent, 10)));
        refused(two, ErrorCode.STORE_CORRUPTED, "files", "is not in the store");
    }

    @Test
    void activate_manifestInvalid_isRefused() throws Exception {
        refused(
                rig.stored("2", Rig.sum(-1).bytes(), "{ \"modelwire-manifest\": 1, \"tensors\": [] }"),
                ErrorCode.MANIFEST_INVALID,
                "manifest",
                "$.tensors: the key is not known");
    }

    @Test
    void activate_manifestTooLong_isRefusedUnread() throws Exception {
        String padded = Rig.manifest("2", "") + " ".repeat(4 << 20);
        refused(rig.stored("2", Rig.sum(-1).bytes(), padded), ErrorCode.MANIFEST_INVALID, "manifest", "shorten it");
    }

    @Test
    void activate_manifestOfAnotherVersion_isRefused() throws Exception {
        refused(
                rig.stored("2", Rig.sum(-1).bytes(), Rig.manifest("3", "")),
                ErrorCode.CONTRACT_MISMATCH,
                "manifest",
                "[pump@3] and the desired version is [pump@2]");
    }

    @Test
    void activate_noEngineForTheFormat_isRefusedAndMayBeTriedAgain() throws Exception {
        String manifest = Rig.manifest("2", "").replace("\"fake\"", "\"onnx\"");
        ActivationOutcome.Refused refused = refused(
                rig.stored("2", Rig.sum(-1).bytes(), manifest),
                ErrorCode.ENGINE_MISSING,
                "engine",
                "format [onnx] is opened by no installed engine, which open [fake]");
        assertTrue(refused.code().retried());
    }

    @Test
    void activate_noModel_isRefused() throws Exception {
        byte[] page = "<html>404</html>".getBytes(StandardCharsets.UTF_8);
        refused(rig.stored("2", page, Rig.manifest("2", "")), ErrorCode.MODEL_INVALID, "load", "is no fake model");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_MODEL, MODEL_INVALID",
        "UNSUPPORTED, MODEL_UNSUPPORTED",
        "INVALID_INPUT, MODEL_INVALID",
        "CLOSED, ENGINE_MISSING",
        "UNAVAILABLE, ENGINE_MISSING",
        "FAILED, MODEL_INVALID"
    })
    void activate_A2_engineRefusesTheSecondSession_closesTheFirst(EngineException.Kind kind, ErrorCode code)
            throws Exception {
        rig.engine.refuse(kind, 1);
        refused(rig.stored("2", Rig.sum(-1)), code, "load", "engine [fake] does not open the model");
        assertEquals(SESSIONS + 1, rig.engine.opened());
    }

    @Test
    void activate_modelThatDoesNotFitItsManifest_isRefused() throws Exception {
        FakeModel three = FakeModel.of("features", "y", Finish.NONE, new double[] {0, 1, 1, 1});
        refused(rig.stored("2", three), ErrorCode.CONTRACT_MISMATCH, "contract", "FP32 [1, 3]");
    }

    @Test
    void activate_goldenVectorMissed_isRefusedWithTheWorstDeviation() throws Exception {
        String golden = golden("\"a\": 3, \"b\": 4", "-7.25", "0.125");
        refused(
                rig.stored("2", Rig.sum(-1).bytes(), golden),
                ErrorCode.GOLDEN_MISMATCH,
                "golden",
                "golden vector [0] expects [-7.25] in output [y][0], the model answers [-7.0]: it deviates by [0.25]");
    }

    @ParameterizedTest
    @CsvSource({"NAN", "INFINITE"})
    void activate_goldenVectorAnsweredByNoNumber_isRefused(Finish finish) throws Exception {
        FakeModel model = FakeModel.of("features", "y", finish, new double[] {0, 1, 1});
        refused(
                rig.stored("2", model.bytes(), golden("\"a\": 3, \"b\": 4", "7", "0.1")),
                ErrorCode.OUTPUT_NOT_FINITE,
                "golden",
                "must answer finite numbers");
    }

    @Test
    void activate_goldenVectorWithoutAFeature_isRefused() throws Exception {
        refused(
                rig.stored("2", Rig.sum(-1).bytes(), golden("\"a\": 3", "-7", "0.1")),
                ErrorCode.MANIFEST_INVALID,
                "golden",
                "lacks [b]");
    }

    @Test
    void activate_goldenVectorOfAnUnknownOutput_isRefused() throws Exception {
        String golden = golden("\"a\": 3, \"b\": 4", "-7", "0.1").replace("{ \"y\"", "{ \"z\"");
        refused(
                rig.stored("2", Rig.sum(-1).bytes(), golden),
                ErrorCode.MANIFEST_INVALID,
                "golden",
                "elements of output [z]");
    }

    @Test
    void activate_modelThatFailsWhenItRuns_isRefused() throws Exception {
        rig.engine.failRuns(EngineException.Kind.FAILED);
        refused(rig.stored("2", Rig.sum(-1)), ErrorCode.MODEL_INVALID, "warm-up", "fails on zeros");
    }

    @Test
    void activate_modelThatFailsOnItsGoldenVector_isRefused() throws Exception {
        rig.engine.failRuns(EngineException.Kind.FAILED);
        refused(
                rig.stored("2", Rig.sum(-1).bytes(), golden("\"a\": 3, \"b\": 4", "-7", "0.1")),
                ErrorCode.MODEL_INVALID,
                "golden",
                "engine [fake] failed");
    }

    @Test
    void activate_slowerThanItsBudget_isRefusedWithTheNumbers() throws Exception {
        rig.engine.onRun(() -> rig.nanos.addAndGet(1_500_000));
        refused(
                rig.stored("2", Rig.sum(-1).bytes(), Rig.manifest("2", ", \"budget\": { \"p99Micros\": 1400 }")),
                ErrorCode.LATENCY_BUDGET,
                "warm-up",
                "takes [1500] µs (99th percentile of 1000 runs, the best of 5 rounds) on this machine: its budget is [1400] µs");
    }

    @Test
    void activate_hopelesslySlow_isMeasuredOnceOnly() throws Exception {
        rig.engine.onRun(() -> rig.nanos.addAndGet(4_000_000_000L));
        refused(
                rig.stored("2", Rig.sum(-1).bytes(), Rig.manifest("2", ", \"budget\": { \"p99Micros\": 1400 }")),
                ErrorCode.LATENCY_BUDGET,
                "warm-up",
                "99th percentile of 1 runs, the best of 1 rounds");
    }

    @Test
    void activate_engineThrowsWhatItMustNot_isRefusedAsAFaultOfOurOwn() throws Exception {
        rig.engine.onRun(() -> {
            throw new IllegalStateException("unexpected");
        });
        refused(rig.stored("2", Rig.sum(-1)), ErrorCode.INTERNAL, "warm-up", "unexpected");
    }

    @Test
    void activate_engineRunsOutOfMemory_isRefused() throws Exception {
        rig.engine.onRun(() -> {
            throw new OutOfMemoryError("Direct buffer memory");
        });
        ActivationOutcome.Refused refused =
                refused(rig.stored("2", Rig.sum(-1)), ErrorCode.MEMORY_BUDGET, "warm-up", "Direct buffer memory");
        assertTrue(refused.code().retried());
    }

    @Test
    void activate_engineGoesWhileTheModelIsLoaded_isRefusedAndMayBeTriedAgain() throws Exception {
        FakeEngine other = new FakeEngine("other", Set.of("brief"));
        rig.models.engineCame(other, 0);
        other.onRun(() -> rig.models.engineWent(other));
        String manifest = Rig.manifest("2", "").replace("\"fake\"", "\"brief\"");
        refused(
                rig.stored("2", Rig.sum(-1).bytes(), manifest),
                ErrorCode.ENGINE_MISSING,
                "engine",
                "engine [other] has gone while the model was loaded");
        assertEquals(SESSIONS, other.opened());
        assertEquals(0, other.open());
    }

    @Test
    void activate_formatThatNothingTells_isRefused() throws Exception {
        rig.models.engineCame(new FakeEngine("other", Set.of("onnx")), 0);
        refused(
                rig.withoutManifest("2", Rig.sum(-1).bytes()),
                ErrorCode.MODEL_INVALID,
                "engine",
                "does not tell which of [fake, onnx] it is: add a manifest");
    }

    private ActivationOutcome.Refused refused(StoredVersion version, ErrorCode code, String gate, String detail) {
        ActivationOutcome.Refused refused = assertInstanceOf(ActivationOutcome.Refused.class, rig.activate(version));
        assertEquals(code, refused.code(), refused.detail());
        assertEquals(gate, refused.gate());
        assertTrue(refused.detail().contains(detail), refused.detail());
        return refused;
    }

    private static String golden(String inputs, String expected, String tolerance) {
        return Rig.manifest(
                "2",
                ", \"golden\": [ { \"inputs\": { " + inputs + " }, \"outputs\": { \"y\": [" + expected
                        + "] }, \"tolerance\": " + tolerance + " } ]");
    }
}
