package dev.modelwire.inference.internal.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.inference.internal.manifest.Checks;
import dev.modelwire.inference.internal.manifest.Feature;
import dev.modelwire.inference.internal.manifest.Identity;
import dev.modelwire.inference.internal.manifest.InputSpec;
import dev.modelwire.inference.internal.manifest.Manifest;
import dev.modelwire.inference.internal.manifest.OutputSpec;
import dev.modelwire.testkit.engine.FakeEngine;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorerTest {

    private static final int RECORDS = 20_000;
    private static final int MOST_BYTES = 320;

    /** A map of the kind that records on wires have; that of {@code Map.of} makes an object of each entry that is read. */
    private static final Map<String, Object> RECORD = new LinkedHashMap<>(Map.of("a", 1.5, "b", 2, "n", 3L));

    @TempDir
    Path directory;

    @Test
    void score_twoInputsAndOutputs_mapsEachByName() throws Exception {
        try (EngineSession session = open()) {
            ScoreOutcome.Scored scored =
                    assertInstanceOf(ScoreOutcome.Scored.class, scorer(session).score(RECORD));
            Output first = scored.outputs().get(0);
            assertEquals("scores", first.name());
            assertEquals(List.of("low", "high"), first.labels());
            assertEquals((1.5 - 0.5) * 2, first.value(0));
            assertEquals(2, first.value(1));
            assertEquals(0, first.argMax());
            assertEquals("count", scored.outputs().get(1).name());
            assertEquals(3, scored.outputs().get(1).value(0));
        }
    }

    @Test
    void score_takenRecord_allocatesLittleMoreThanItsOutputs() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (EngineSession session = open()) {
            Scorer scorer = scorer(session);
            score(scorer);
            long before = threads.getCurrentThreadAllocatedBytes();
            score(scorer);
            long each = (threads.getCurrentThreadAllocatedBytes() - before) / RECORDS;
            assertTrue(each <= MOST_BYTES, "a record costs " + each + " bytes");
        }
    }

    private static void score(Scorer scorer) {
        for (int i = 0; i < RECORDS; i++) {
            assertInstanceOf(ScoreOutcome.Scored.class, scorer.score(RECORD));
        }
    }

    private EngineSession open() throws Exception {
        FakeModel model = new FakeModel(
                List.of(tensor("features", ElementType.FP32, 2), tensor("n", ElementType.INT32, 1)),
                List.of(tensor("scores", ElementType.FP32, 2), tensor("count", ElementType.INT64, 1)),
                List.of(List.of(0.0, 1.0, 0.0, 0.0), List.of(0.0, 0.0, 1.0, 0.0), List.of(0.0, 0.0, 0.0, 1.0)),
                Finish.NONE);
        Path file = Files.write(directory.resolve("model"), model.bytes());
        return new FakeEngine()
                .open(new ModelFile(file, FakeEngine.FORMAT, "0".repeat(64)), SessionOptions.stateless());
    }

    private static Scorer scorer(EngineSession session) throws ContractException {
        Manifest manifest = new Manifest(
                new Identity(ModelName.of("pump"), VersionLabel.of("1"), FakeEngine.FORMAT),
                List.of(
                        new InputSpec(tensor("n", ElementType.INT32, 1), List.of()),
                        new InputSpec(
                                tensor("features", ElementType.FP32, 2),
                                List.of(new Feature("a", "bar", 0.5, 2), new Feature("b", "", 0, 1)))),
                List.of(
                        new OutputSpec(tensor("count", ElementType.INT64, 1), List.of()),
                        new OutputSpec(tensor("scores", ElementType.FP32, 2), List.of("low", "high"))),
                Checks.NONE);
        ModelVersion version =
                new ModelVersion(ModelName.of("pump"), VersionLabel.of("1"), Digest.sha256("0".repeat(64)));
        return new Scorer(
                session,
                Contract.matched(manifest, session.inputs(), session.outputs()),
                new Origin(version, "fake"),
                () -> 0);
    }

    private static TensorInfo tensor(String name, ElementType type, int elements) {
        return new TensorInfo(name, type, List.of(1, elements));
    }
}
