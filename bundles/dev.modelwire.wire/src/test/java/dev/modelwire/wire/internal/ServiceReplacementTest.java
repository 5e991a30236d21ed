package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The service behind a live component goes away and comes back, as in an update of the logic. */
@Timeout(20)
class ServiceReplacementTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final RecordedPorts ports = new RecordedPorts();
    private final InferencePipeline pipeline = new InferencePipeline("ai", ports, 1);

    @BeforeEach
    void start() {
        pipeline.configure(Configs.options(Map.of("model", "pump", "passthrough", "id", "queue.capacity", 1_000_000)));
        pipeline.start();
    }

    @AfterEach
    void stop() {
        pipeline.stop(LONG);
    }

    @Test
    void replacedTenTimesUnderLoad_A15_nothingLostTwiceOrCalledAfterClose() throws Exception {
        int replacements = 10;
        int share = 2_000;
        int count = 2 * share * replacements + share;
        var due = new Semaphore(0);
        var feeding = new Thread(() -> {
            for (int i = 0; i < count; i++) {
                due.acquireUninterruptibly();
                pipeline.receive(List.of(Records.of(Map.of("x", i, "id", i))));
            }
        });
        feeding.setDaemon(true);
        feeding.start();

        for (int version = 1; version <= replacements; version++) {
            var service = FakeInference.active(Integer.toString(version));
            int before = ports.results().size();
            due.release(2 * share);
            pipeline.bind(service);
            ports.awaitResults(before + share);
            pipeline.unbind(service, LONG);
            service.close();
            assertEquals(0, service.openLeases.get());
            assertEquals(0, service.callsAfterClose.get());
        }
        due.release(share);
        pipeline.bind(FakeInference.active("11"));

        List<Map<String, Object>> results = ports.awaitResults(count);
        assertEquals(
                IntStream.range(0, count).boxed().toList(),
                results.stream().map(result -> result.get("id")).toList());
        Set<Object> versions = new HashSet<>();
        results.forEach(result -> versions.add(result.get("modelwire.version")));
        assertEquals(replacements + 1, versions.size());
        assertEquals(List.of(), ports.rejects());
    }

    @Test
    void unbind_A15_whileARecordIsScored_waitsForIt() throws Exception {
        var service = FakeInference.active("1");
        var scoring = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        service.first(record -> {
            scoring.countDown();
            Threads.await(goOn);
            return Optional.empty();
        });
        pipeline.bind(service);
        pipeline.receive(List.of(Records.of(Map.of("x", 1, "id", 1))));
        scoring.await();
        var unbinding = new Thread(() -> {
            pipeline.unbind(service, LONG);
            service.close();
        });
        unbinding.start();
        Threads.awaitWaiting(unbinding);

        goOn.countDown();
        unbinding.join();

        assertEquals(1, ports.awaitResults(1).size());
        assertEquals(0, service.callsAfterClose.get());
    }

    @Test
    void unbind_modelTooSlow_returnsAfterTheDeadlineAndSaysSo() throws Exception {
        var slot = new ServiceSlot<String>();
        slot.bind("old");
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var user = new Thread(() -> slot.use(service -> {
            inside.countDown();
            Threads.await(goOn);
            return service;
        }));
        user.start();
        inside.await();

        assertFalse(slot.unbind("old", Duration.ofMillis(2)));

        goOn.countDown();
        user.join();
        assertEquals(Optional.empty(), slot.use(service -> service));
    }

    @Test
    void unbind_afterItsSuccessorWasBound_keepsTheSuccessor() {
        var slot = new ServiceSlot<String>();
        slot.bind("old");
        slot.bind("new");

        assertTrue(slot.unbind("old", LONG));

        assertEquals(Optional.of("new"), slot.use(service -> service));
    }

    @Test
    void unbind_whileACallRunsInItAndInItsSuccessor_waitsForItsOwn() throws Exception {
        var slot = new ServiceSlot<String>();
        slot.bind("old");
        HeldService<String> inOld = slot.hold();
        slot.bind("new");
        HeldService<String> inNew = slot.hold();
        assertEquals(List.of("old", "new"), List.of(inOld.service(), inNew.service()));

        assertFalse(slot.unbind("old", Duration.ofMillis(2)));
        slot.bind("old");
        HeldService<String> again = slot.hold();
        var unbinding = new Thread(() -> assertTrue(slot.unbind("old", LONG)));
        unbinding.start();
        Threads.awaitWaiting(unbinding);
        again.end();
        unbinding.join();

        inOld.end();
        inNew.end();
        assertEquals(Optional.empty(), slot.use(service -> service), "the one before does not come back");
    }

    @RepeatedTest(20)
    void unbind_manyThreads_noCallIsInTheServiceAfterwards() throws Exception {
        var slot = new ServiceSlot<AtomicInteger>();
        var stop = new AtomicBoolean();
        var strays = new AtomicInteger();
        List<Thread> callers = Stream.generate(() -> new Thread(() -> {
                    while (!stop.get()) {
                        slot.use(service -> service.updateAndGet(state -> {
                            if (state < 0) {
                                strays.incrementAndGet();
                            }
                            return state;
                        }));
                    }
                }))
                .limit(3)
                .toList();
        callers.forEach(Thread::start);
        for (int i = 0; i < 200; i++) {
            var service = new AtomicInteger();
            slot.bind(service);
            slot.use(called -> called);
            assertTrue(slot.unbind(service, LONG));
            service.set(-1);
        }
        stop.set(true);
        for (Thread caller : callers) {
            caller.join();
        }
        assertEquals(0, strays.get());
    }
}
