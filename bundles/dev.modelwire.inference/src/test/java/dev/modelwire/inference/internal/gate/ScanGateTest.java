package dev.modelwire.inference.internal.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.testkit.engine.FakeEngine;
import dev.modelwire.testkit.onnx.OnnxModel;
import dev.modelwire.testkit.store.FakeModelStore;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.OddModel;
import dev.modelwire.testkit.tflite.TfliteModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanGateTest {

    private static final byte[] CUSTOM = OddModel.of(OddModel.CUSTOM, OddModel.FLOAT32, 1);

    @TempDir
    Path directory;

    @Test
    void check_soundFile_passesAndKeepsTheSummary() throws Exception {
        try (Candidate candidate = candidate("tflite", Fixtures.tflite(1, 3, 2))) {
            assertInstanceOf(Verdict.Passed.class, new ScanGate().check(candidate));
            assertEquals(
                    List.of("FULLY_CONNECTED", "SOFTMAX"),
                    candidate.summary().orElseThrow().operators());
        }
    }

    @Test
    void s22_check_damagedFile_isRefusedByTheScan() throws Exception {
        refused(
                "tflite",
                Fixtures.truncated(Fixtures.tflite(1, 9, 7), 200),
                ErrorCode.SCAN_REFUSED,
                "outside of the file");
    }

    @Test
    void s22_check_garbage_isRefusedByTheScan() throws Exception {
        refused("onnx", Fixtures.garbage(1, 500), ErrorCode.SCAN_REFUSED, "[");
    }

    @Test
    void check_operatorThatNoEngineIsGiven_isUnsupported() throws Exception {
        TfliteModel.Builder model = TfliteModel.builder();
        int in = model.tensor("in", 1, 2);
        int out = model.tensor("out", 1, 2);
        model.operator(32, 0, List.of(), List.of(in), List.of(out));

        refused("tflite", model.inputs(in).outputs(out).toBytes(), ErrorCode.MODEL_UNSUPPORTED, "custom operator");
    }

    @Test
    void check_customOperatorThatOneEngineHas_isLeftToThatOne() throws Exception {
        FakeEngine able = new FakeEngine("able", Set.of("tflite"));
        able.customOperators(Set.of("OwnOperator", "Another"));
        try (Candidate candidate = candidate("tflite", CUSTOM)) {
            candidate.choice(new Candidate.Choice("tflite", List.of(new FakeEngine("plain", Set.of("tflite")), able)));
            assertInstanceOf(Verdict.Passed.class, new ScanGate().check(candidate));
            assertEquals(List.of(able), candidate.choice().engines());
            assertEquals(
                    Set.of("OwnOperator"), candidate.summary().orElseThrow().customOperators());
        }
    }

    @Test
    void check_customOperatorThatEnginesDoNotHave_isRefusedWithThoseThatTheyHave() throws Exception {
        FakeEngine other = new FakeEngine("other", Set.of("tflite"));
        other.customOperators(Set.of("Another"));
        try (Candidate candidate = candidate("tflite", CUSTOM)) {
            candidate.choice(new Candidate.Choice("tflite", List.of(other)));
            Verdict.Refused refused = assertInstanceOf(Verdict.Refused.class, new ScanGate().check(candidate));
            assertEquals(ErrorCode.MODEL_UNSUPPORTED, refused.code());
            assertEquals(
                    "the model uses the custom operator [OwnOperator], which no engine for it has: known are [Another]",
                    refused.detail());
        }
    }

    @Test
    void s21_check_constantsInAnotherFile_areRefusedByTheScan() throws Exception {
        byte[] model = new OnnxModel()
                .initializer(OnnxModel.tensor("w", OnnxModel.FLOAT, 2).varint(14, 1))
                .toBytes();

        refused("onnx", model, ErrorCode.SCAN_REFUSED, "lies in another file");
    }

    @Test
    void check_formatThatCannotBeScanned_passes() throws Exception {
        try (Candidate candidate = candidate("fake", new byte[] {1})) {
            assertInstanceOf(Verdict.Passed.class, new ScanGate().check(candidate));
            assertTrue(candidate.summary().isEmpty());
        }
    }

    private void refused(String format, byte[] model, ErrorCode code, String why) throws Exception {
        try (Candidate candidate = candidate(format, model)) {
            Verdict.Refused refused = assertInstanceOf(Verdict.Refused.class, new ScanGate().check(candidate));
            assertEquals(code, refused.code());
            assertTrue(refused.detail().contains(why), refused.detail());
        }
    }

    private Candidate candidate(String format, byte[] model) throws Exception {
        FakeModelStore store = new FakeModelStore(directory);
        StoredBlob blob = store.put(model);
        StoredVersion stored = new StoredVersion(
                VersionLabel.of("1"), List.of(new StoredArtifact(ArtifactRole.MODEL, blob.digest(), blob.size())));
        Candidate candidate =
                new Candidate(new ModelVersion(ModelName.of("pump"), VersionLabel.of("1"), blob.digest()), stored);
        candidate.modelFile(store.open(blob.digest()));
        candidate.choice(new Candidate.Choice(format, List.of()));
        return candidate;
    }
}
