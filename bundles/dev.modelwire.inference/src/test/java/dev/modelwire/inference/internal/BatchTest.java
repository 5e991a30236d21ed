package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ContractChange;
import dev.modelwire.api.inference.ContractChange.Kind;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.Standing;
import dev.modelwire.api.inference.TensorCall;
import dev.modelwire.api.inference.TensorSpec;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.testkit.engine.FakeModel;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version that takes four records in a call and answers a + b to each. */
class BatchTest {

    private static final int BATCH = 4;

    @TempDir
    Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(directory, 1, options -> options.withProbation(600, 10, 10, 50));
    }

    @AfterEach
    void stop() {
        rig.models.close();
        assertEquals(0, rig.engine.open());
    }

    private StoredVersion version(String version, String more) throws Exception {
        return rig.stored(
                version, Batches.of(Rig.sum(1), BATCH).bytes(), Batches.manifest(Rig.manifest(version, more), BATCH));
    }

    private static ActivationOutcome.Activated activated(ActivationOutcome outcome) {
        return assertInstanceOf(ActivationOutcome.Activated.class, outcome, outcome::toString);
    }

    private static List<Map<String, Object>> records(int count) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(Map.of("a", i, "b", 100));
        }
        return records;
    }

    @Test
    @SuppressWarnings("JdkObsolete") // a list without quick access by index
    void score_records_inAsFewCallsAsItTakes() throws Exception {
        activated(rig.activate(version("1", "")));
        try (ModelLease lease = rig.lease()) {
            assertEquals(BATCH, lease.batch());
            int before = rig.engine.runs();
            List<ScoreOutcome> outcomes = lease.score(records(10), "");

            assertEquals(
                    Stream.iterate(100.0, each -> each + 1).limit(10).toList(),
                    outcomes.stream().map(Rig::value).toList());
            assertEquals(3, rig.engine.runs() - before);
            assertEquals(List.of(), lease.score(List.of(), ""));
            assertEquals(
                    outcomes.size(),
                    lease.score(new LinkedList<>(records(10)), "").size());
            assertEquals(7, Rig.value(lease.score(Rig.RECORD)));
        }
    }

    @Test
    void score_recordsOfAModelThatTakesOne_oneAfterTheOther() throws Exception {
        activated(rig.activate(rig.stored("1", Rig.sum(1))));
        try (ModelLease lease = rig.lease()) {
            assertEquals(1, lease.batch());
            int before = rig.engine.runs();
            assertEquals(
                    List.of(100.0, 101.0),
                    lease.score(records(2), "").stream().map(Rig::value).toList());
            assertEquals(2, rig.engine.runs() - before);
        }
    }

    @Test
    void score_leaseIsClosed_refusesEach() throws Exception {
        activated(rig.activate(version("1", "")));
        ModelLease lease = rig.lease();
        lease.close();

        List<ScoreOutcome> outcomes = lease.score(records(5), "");
        assertEquals(5, outcomes.size());
        outcomes.forEach(outcome -> assertEquals(RefusalCode.STOPPED, ((ScoreOutcome.Refused) outcome).code()));
    }

    @Test
    void score_sessionsBusyAndInterrupted_refusesEach() throws Exception {
        activated(rig.activate(version("1", "")));
        try (ModelLease lease = rig.lease()) {
            List<ScoreOutcome> outcomes = new ArrayList<>();
            lease.run(new TensorCall() {
                @Override
                public void write(List<ByteBuffer> inputs) {
                    Thread.currentThread().interrupt(); // the only session is busy with this
                    outcomes.addAll(lease.score(records(6), ""));
                    assertTrue(Thread.interrupted());
                    zeros(inputs.get(0));
                }

                @Override
                public void read(List<ByteBuffer> outputs) {}
            });
            assertEquals(6, outcomes.size());
            outcomes.forEach(outcome -> assertEquals(RefusalCode.STOPPED, ((ScoreOutcome.Refused) outcome).code()));
        }
    }

    private static void zeros(ByteBuffer buffer) {
        while (buffer.hasRemaining()) {
            buffer.put((byte) 0);
        }
    }

    @Test
    void run_tensors_areTheWholeOnes() throws Exception {
        activated(rig.models.activate(Rig.PUMP, version("1", ""), Standing.NEW));
        try (ModelLease lease = rig.lease()) {
            assertEquals(
                    List.of(new TensorSpec("features", "FP32", List.of(BATCH, 2), List.of("a", "b"))), lease.inputs());
            assertEquals(List.of(new TensorSpec("y", "FP32", List.of(BATCH, 1))), lease.outputs());
            List<Float> answers = new ArrayList<>();
            assertTrue(lease.run(new TensorCall() {
                        @Override
                        public void write(List<ByteBuffer> inputs) {
                            for (int i = 0; i < 2 * BATCH; i++) {
                                inputs.get(0).putFloat(i);
                            }
                        }

                        @Override
                        public void read(List<ByteBuffer> outputs) {
                            while (outputs.get(0).hasRemaining()) {
                                answers.add(outputs.get(0).getFloat());
                            }
                        }
                    })
                    .isEmpty());
            assertEquals(List.of(1f, 5f, 9f, 13f), answers);
        }
    }

    @Test
    void score_onProbation_eachRecordCounts() throws Exception {
        activated(rig.models.activate(Rig.PUMP, version("1", ""), Standing.NEW));
        try (ModelLease lease = rig.lease()) {
            lease.score(records(8), "");
            rig.engine.failRuns(EngineException.Kind.FAILED);
            assertEquals(List.of(), rig.models.setbacks());
            lease.score(records(3), "");
        }
        String detail = rig.models.setbacks().get(0).detail();
        assertTrue(detail.startsWith("[2] of the first 10 records failed"), detail);
    }

    @Test
    void score_besideAShadow_eachRecordIsGivenToIt() throws Exception {
        BlockingQueue<Map<String, ?>> heard = new LinkedBlockingQueue<>();
        rig.shadowListeners.add((version, stream, record, outcome) -> heard.add(record));
        activated(rig.activate(version("1", "")));
        activated(rig.models.shadow(Rig.PUMP, rig.stored("2", Rig.sum(-1))));
        List<Map<String, Object>> given = new ArrayList<>(records(5));
        given.add(Map.of("a", 1));
        try (ModelLease lease = rig.lease()) {
            lease.score(given, "line 3");
        }
        for (Map<String, Object> record : given) {
            assertEquals(record, heard.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void activate_otherBatch_isNoChangeForWhatIsWired() throws Exception {
        rig.activate(rig.stored("1", Rig.sum(1)));
        ContractChange same = new ContractChange(Kind.COMPATIBLE, List.of());

        assertEquals(same, activated(rig.activate(version("2", ""))).contract());
        assertEquals(same, activated(rig.activate(rig.stored("3", Rig.sum(1)))).contract());
    }

    @Test
    void activate_goldenVectorsOfFeatures_areOneSample() throws Exception {
        String golden = """
                , "golden": [ { "inputs": { "a": 3, "b": 4 }, "outputs": { "y": 7 }, "tolerance": 0 },
                              { "inputs": { "a": 5, "b": 6 }, "outputs": { "y": [11] }, "tolerance": 0 } ]""";
        activated(rig.activate(version("1", golden)));
    }

    @Test
    void activate_goldenVectorOfTensors_isAllSamples() throws Exception {
        activated(rig.activate(raw("[1, 2, 3, 4, 5, 6, 7, 8]", "[3, 7, 11, 15]")));
        refused(raw("[1, 2, 3, 4, 5, 6, 7, 8]", "[3, 7, 11, 16]"), "expects [16.0] in output [y][3]");
        refused(raw("[1, 2, 3, 4, 5, 6, 7, 8]", "[3]"), "expects [1] elements of output [y]");
        refused(raw("[1, 2]", "[3]"), "input [features] has [2] elements: it must have [8], those of [4] samples");
    }

    private StoredVersion raw(String input, String output) throws Exception {
        String golden = ", \"golden\": [ { \"inputs\": { \"features\": " + input + " }, \"outputs\": { \"y\": " + output
                + " }, \"tolerance\": 0 } ]";
        String manifest = Rig.manifest("1", golden).replaceFirst(",\\s+\"features\": \\[[^]]*]", "");
        return rig.stored("1", Batches.of(Rig.sum(1), BATCH).bytes(), Batches.manifest(manifest, BATCH));
    }

    private void refused(StoredVersion version, String detail) {
        ActivationOutcome.Refused refused = assertInstanceOf(ActivationOutcome.Refused.class, rig.activate(version));
        assertTrue(refused.detail().contains(detail), refused.detail());
    }

    /** The first sample of this model has a part in the answers to all others. */
    @Test
    void activate_samplesThatInfluenceOneAnother_areFoundByGoldenVectors() throws Exception {
        FakeModel model = Batches.of(Rig.sum(1), BATCH);
        List<Double> first = new ArrayList<>(Collections.nCopies(1 + 2 * BATCH, 0.0));
        first.set(1, 1.0);
        first.set(2 * BATCH, 1.0);
        List<List<Double>> rows = new ArrayList<>(model.rows());
        rows.set(1, first);
        String golden = """
                , "golden": [ { "inputs": { "a": 3, "b": 4 }, "outputs": { "y": 7 }, "tolerance": 0 },
                              { "inputs": { "a": 5, "b": 6 }, "outputs": { "y": 11 }, "tolerance": 0 } ]""";
        refused(
                rig.stored(
                        "1",
                        new FakeModel(model.inputs(), model.outputs(), rows, model.finish()).bytes(),
                        Batches.manifest(Rig.manifest("1", golden), BATCH)),
                "golden vector [1], in one call with others, expects [11.0] in output [y][0], the model answers [9.0]");
    }

    @Test
    void activate_modelOfAnotherFirstDimension_isRefusedWithBothSides() throws Exception {
        refused(
                rig.stored("1", Rig.sum(1).bytes(), Batches.manifest(Rig.manifest("1", ""), BATCH)),
                "[features] is FP32 [1, 2] and the manifest's [features] is FP32 [4, 2]");
    }

    @Test
    void score_isolatedInAProcess_asInTheGateway() throws Exception {
        rig.engine.runInProcesses();
        activated(rig.activate(version("1", ", \"runtime\": { \"isolation\": \"process\" }")));
        try (ModelLease lease = rig.lease()) {
            assertEquals(
                    List.of(100.0, 101.0, 102.0, 103.0, 104.0),
                    lease.score(records(5), "").stream().map(Rig::value).toList());
        }
    }
}
