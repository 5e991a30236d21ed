package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class InferencePipelineTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final RecordedPorts ports = new RecordedPorts();
    private final InferencePipeline pipeline = new InferencePipeline("ai", ports, 1);
    private boolean started;

    @AfterEach
    void stop() {
        if (started) {
            pipeline.stop(LONG);
        }
    }

    private void start(Map<String, Object> values) {
        configure(values);
        pipeline.start();
        started = true;
    }

    private void configure(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("model", "pump");
        pipeline.configure(Configs.options(all));
    }

    private static Map<String, Object> record(int x) {
        return Map.of("x", x, "id", x);
    }

    private static List<InputRecord> records(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(InferencePipelineTest::record)
                .map(Records::of)
                .toList();
    }

    private static void assertOrdered(List<Map<String, Object>> results, int count) {
        assertEquals(
                IntStream.range(0, count).boxed().toList(),
                results.stream().map(result -> result.get("id")).toList());
        results.forEach(result -> assertEquals(2.0 * (int) result.get("id"), result.get("y_0")));
    }

    @Test
    void receive_manyRecords_oneResultEachInOrder() throws Exception {
        var service = FakeInference.active("1");
        start(Map.of("passthrough", "id", "queue.capacity", 5_000));
        pipeline.bind(service);

        pipeline.receive(records(0, 1_000));
        pipeline.receive(records(1_000, 3_000));

        assertOrdered(ports.awaitResults(3_000), 3_000);
        assertTrue(service.leases.get() >= 3_000 / ScoringWorker.BATCH, "the worker must lease again and again");
        pipeline.stop(LONG);
        started = false;
        assertEquals(0, service.openLeases.get());
        assertEquals(3_000, pipeline.statistics().get("scored"));
        assertEquals(3_000, pipeline.statistics().get("received"));
        assertEquals(0, pipeline.statistics().get("queued"));
    }

    @Test
    void receive_eitherMode_theLeaseBearsTheNameOfTheInstance() throws Exception {
        for (String mode : List.of("asynchronous", "synchronous")) {
            var service = FakeInference.active("1");
            configure(Map.of("mode", mode));
            if (!started) {
                start(Map.of("mode", mode));
            }
            pipeline.bind(service);

            pipeline.receive(records(0, 1));

            ports.awaitResults(mode.equals("synchronous") ? 2 : 1);
            assertEquals("ai", service.holder());
        }
    }

    @Test
    void receive_batches_scoredInOrderAndLeaveTogether() throws Exception {
        start(Map.of("passthrough", "id", "batch.records", 10, "batch.wait.ms", 60_000));
        pipeline.receive(records(0, 25));
        pipeline.bind(FakeInference.active("1"));

        assertOrdered(ports.awaitResults(20), 20);
        assertEquals(List.of(10, 10), ports.envelopes(), "the last five wait for five others");
        pipeline.receive(records(25, 30));
        assertOrdered(ports.awaitResults(30), 30);
        assertEquals(List.of(10, 10, 10), ports.envelopes());
    }

    @Test
    void receive_batchThatIsNotFull_leavesWhenItsTimeIsOver() throws Exception {
        start(Map.of("passthrough", "id", "batch.records", 10, "batch.wait.ms", 1));
        pipeline.bind(FakeInference.active("1"));
        pipeline.receive(records(0, 3));

        assertOrdered(ports.awaitResults(3), 3);
    }

    @Test
    void receive_batchWithARefusedRecord_theOthersKeepTheirOrder() throws Exception {
        start(Map.of("passthrough", "id", "batch.records", 4, "batch.wait.ms", 60_000));
        pipeline.bind(FakeInference.active("1"));
        pipeline.receive(List.of(
                Records.of(record(0)), Records.of(Map.of("id", 9)), Records.of(record(1)), Records.of(record(2))));

        assertOrdered(ports.awaitResults(3), 3);
        assertEquals(9, ports.awaitRejects(1).get(0).get("id"));
        assertEquals(List.of(1, 2), ports.envelopes());
    }

    @Test
    void receive_modelTakesSeveralRecords_thoseThatWaitShareCallsAndLeaveOneByOne() throws Exception {
        var service = FakeInference.active("1");
        service.batch(8);
        start(Map.of("passthrough", "id"));
        pipeline.receive(records(0, 21));
        pipeline.bind(service);

        assertOrdered(ports.awaitResults(21), 21);
        assertEquals(List.of(8, 8, 5), service.calls);
        assertEquals(List.of(), ports.envelopes(), "each leaves by itself");
    }

    @Test
    void receive_batchesAndAModelThatTakesFewerRecords_leaveTogether() throws Exception {
        var service = FakeInference.active("1");
        service.batch(4);
        start(Map.of("passthrough", "id", "batch.records", 9, "batch.wait.ms", 60_000));
        pipeline.bind(service);
        pipeline.receive(records(0, 9));

        assertOrdered(ports.awaitResults(9), 9);
        assertEquals(List.of(4, 4), service.calls, "the last one goes by itself");
        assertEquals(List.of(9), ports.envelopes());
    }

    @Test
    void receive_synchronousAndAModelThatTakesSeveralRecords_shareCalls() {
        var service = FakeInference.active("1");
        service.batch(4);
        start(Map.of("mode", "synchronous", "passthrough", "id", "input.mapping", "x=id"));
        pipeline.bind(service);

        pipeline.receive(records(0, 6));

        assertOrdered(ports.results(), 6);
        assertEquals(List.of(4, 2), service.calls);
    }

    @Test
    void receive_sharedCallWithARefusedRecord_theOthersKeepTheirPlaces() throws Exception {
        var service = FakeInference.active("1");
        service.batch(8);
        start(Map.of("passthrough", "id"));
        pipeline.receive(List.of(Records.of(record(0)), Records.of(Map.of("id", 9)), Records.of(record(1))));
        pipeline.bind(service);

        assertOrdered(ports.awaitResults(2), 2);
        assertEquals("MISSING_FEATURE", ports.awaitRejects(1).get(0).get("modelwire.refusal"));
        assertEquals(9, ports.rejects().get(0).get("id"));
    }

    @Test
    void receive_sharedCallThrows_allItsRecordsAreRefusedAndTheWorkerGoesOn() throws Exception {
        var service = FakeInference.active("1");
        service.batch(4);
        service.first(record -> {
            if (Integer.valueOf(5).equals(record.get("id"))) {
                throw new UnsatisfiedLinkError("native");
            }
            return Optional.empty();
        });
        start(Map.of("passthrough", "id"));
        pipeline.receive(records(0, 11));
        pipeline.bind(service);

        assertEquals(
                List.of(0, 1, 2, 3, 8, 9, 10),
                ports.awaitResults(7).stream().map(result -> result.get("id")).toList());
        assertEquals(
                List.of(4, 5, 6, 7),
                ports.awaitRejects(4).stream().map(reject -> reject.get("id")).toList());
        assertEquals(4, pipeline.statistics().get("refused.ENGINE_FAILED"));
    }

    @Test
    void receive_mapping_theModelSeesThePropertyUnderItsName() throws Exception {
        start(Map.of("passthrough", "id", "input.mapping", "x=tag"));
        pipeline.bind(FakeInference.active("1"));
        pipeline.receive(List.of(Records.of(Map.of("tag", 4, "x", 100, "id", 4))));

        assertEquals(8.0, ports.awaitResults(1).get(0).get("y_0"));
    }

    @Test
    void receive_noService_waitsAndIsScoredWhenItComes() throws Exception {
        start(Map.of("passthrough", "id", "wait.for.model", false));

        pipeline.receive(records(0, 10));

        assertEquals(10, pipeline.statistics().get("queued"));
        pipeline.bind(FakeInference.active("1"));
        assertOrdered(ports.awaitResults(10), 10);
    }

    @Test
    void receive_noActiveVersionAndWait_waitsUntilOneIsActive() throws Exception {
        var service = new FakeInference(Optional.empty());
        start(Map.of("passthrough", "id"));
        pipeline.bind(service);
        pipeline.receive(records(0, 10));
        assertEquals(10, pipeline.statistics().get("queued"));

        service.activate("1");

        assertOrdered(ports.awaitResults(10), 10);
        assertEquals(List.of(), ports.rejects());
    }

    @Test
    void receive_noActiveVersionAndNoWait_refused() throws Exception {
        start(Map.of("wait.for.model", false));
        pipeline.bind(new FakeInference(Optional.empty()));

        pipeline.receive(records(3, 4));

        assertEquals(
                Map.of(
                        "x",
                        3,
                        "id",
                        3,
                        "modelwire.refusal",
                        "NO_ACTIVE_MODEL",
                        "modelwire.refusal.detail",
                        "no version of model [pump] is active",
                        "modelwire.model",
                        "pump"),
                ports.awaitRejects(1).get(0));
    }

    @Test
    void configure_waitTurnedOff_waitingRecordsAreRefused() throws Exception {
        start(Map.of());
        pipeline.bind(new FakeInference(Optional.empty()));
        pipeline.receive(records(0, 5));

        configure(Map.of("wait.for.model", false));

        assertEquals(5, ports.awaitRejects(5).size());
        assertEquals(5, pipeline.statistics().get("refused.NO_ACTIVE_MODEL"));
    }

    @Test
    void configure_whileRecordsWait_losesNone() throws Exception {
        start(Map.of("passthrough", "id"));
        pipeline.receive(records(0, 10));

        configure(Map.of("passthrough", "id", "queue.capacity", 2));
        pipeline.refuse("option mode [x] must be …");

        pipeline.bind(FakeInference.active("1"));
        assertOrdered(ports.awaitResults(10), 10);
    }

    @Test
    void receive_neverConfigured_refusedWithTheReason() {
        pipeline.refuse("option model [] must name a model of the desired state");

        pipeline.receive(records(1, 2));

        assertEquals("NOT_CONFIGURED", ports.rejects().get(0).get("modelwire.refusal"));
        assertEquals(
                "option model [] must name a model of the desired state",
                ports.rejects().get(0).get("modelwire.refusal.detail"));
        assertFalse(ports.rejects().get(0).containsKey("modelwire.model"));
    }

    @Test
    void receive_queueFull_refusedAtOnceAndTheRestScored() throws Exception {
        start(Map.of("passthrough", "id", "queue.capacity", 3));

        pipeline.receive(records(0, 5));

        assertEquals(
                List.of(3, 4),
                ports.rejects().stream().map(reject -> reject.get("id")).toList());
        assertEquals(
                "more than 3 records wait for model [pump]",
                ports.rejects().get(0).get("modelwire.refusal.detail"));
        assertEquals(2, pipeline.statistics().get("refused.QUEUE_FULL"));
        pipeline.bind(FakeInference.active("1"));
        assertOrdered(ports.awaitResults(3), 3);
    }

    @Test
    void receive_queueFullAndDropOldest_theOldestLeaveAsRefused() throws Exception {
        start(Map.of("passthrough", "id", "queue.capacity", 3, "queue.full", "drop-oldest"));

        pipeline.receive(records(0, 5));

        assertEquals(
                List.of(0, 1),
                ports.rejects().stream().map(reject -> reject.get("id")).toList());
        assertEquals(2, pipeline.statistics().get("dropped"));
        pipeline.bind(FakeInference.active("1"));
        assertEquals(
                List.of(2, 3, 4),
                ports.awaitResults(3).stream().map(result -> result.get("id")).toList());
    }

    @Test
    void receive_modelRefuses_leavesByTheRejectPortInItsPlace() throws Exception {
        start(Map.of());
        pipeline.bind(FakeInference.active("1"));

        pipeline.receive(Records.of(List.of(record(1), Map.of("id", 9), record(2))));

        assertEquals(2, ports.awaitResults(2).size());
        assertEquals("MISSING_FEATURE", ports.awaitRejects(1).get(0).get("modelwire.refusal"));
        assertEquals(9, ports.rejects().get(0).get("id"));
    }

    @Test
    void receive_engineThrows_refusedAndTheWorkerGoesOn() throws Exception {
        var service = FakeInference.active("1");
        service.first(record -> {
            if (Integer.valueOf(1).equals(record.get("id"))) {
                throw new UnsatisfiedLinkError("native");
            }
            return Optional.empty();
        });
        start(Map.of());
        pipeline.bind(service);

        pipeline.receive(records(0, 3));

        assertEquals(2, ports.awaitResults(2).size());
        assertEquals(
                "scoring failed with java.lang.UnsatisfiedLinkError",
                ports.awaitRejects(1).get(0).get("modelwire.refusal.detail"));
        assertEquals(1, pipeline.statistics().get("refused.ENGINE_FAILED"));
    }

    @Test
    void receive_synchronous_scoredInTheCallersThread() {
        var service = FakeInference.active("1");
        Thread caller = Thread.currentThread();
        service.first(record -> Thread.currentThread() == caller
                ? Optional.empty()
                : Optional.of(new ScoreOutcome.Refused(RefusalCode.STOPPED, "another thread")));
        start(Map.of("mode", "synchronous", "passthrough", "id"));
        pipeline.bind(service);

        pipeline.receive(records(0, 200));

        assertOrdered(ports.results(), 200);
        assertEquals(List.of(), ports.rejects());
        assertTrue(service.leases.get() >= 200 / ScoringWorker.BATCH);
    }

    @Test
    void receive_synchronousAndNoService_refusedAtOnce() {
        start(Map.of("mode", "synchronous"));

        pipeline.receive(records(0, 2));

        assertEquals(2, ports.rejects().size());
        assertEquals("NO_ACTIVE_MODEL", ports.rejects().get(0).get("modelwire.refusal"));
    }

    @Test
    void receive_portsFail_countedAndTheWorkerGoesOn() throws Exception {
        start(Map.of("mode", "synchronous"));
        ports.breakDown();

        pipeline.receive(records(0, 2));

        assertEquals(2, pipeline.statistics().get("emit.failed"));
    }

    @Test
    void stop_recordsWait_countedAsLostAndThoseInHandLeave() throws Exception {
        var service = FakeInference.active("1");
        var scoring = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        service.first(record -> {
            scoring.countDown();
            Threads.await(goOn);
            return Optional.empty();
        });
        start(Map.of("passthrough", "id"));
        pipeline.bind(service);
        pipeline.receive(records(0, 1));
        scoring.await();
        pipeline.receive(records(1, 6));

        var stopping = new Thread(() -> pipeline.stop(LONG));
        stopping.start();
        Threads.awaitThat(() -> pipeline.statistics().get("lost") >= 5);
        goOn.countDown();
        stopping.join();
        started = false;

        assertOrdered(ports.results(), 1);
        pipeline.receive(records(6, 7));
        Map<String, Long> last = pipeline.statistics();
        assertEquals(6, last.get("lost"));
        assertEquals(
                last.get("received"), last.get("scored") + last.get("refused") + last.get("lost") + last.get("queued"));
    }
}
