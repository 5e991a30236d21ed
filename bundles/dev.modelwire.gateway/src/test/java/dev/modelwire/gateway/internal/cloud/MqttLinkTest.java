package dev.modelwire.gateway.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.message.KuraPayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MqttLinkTest {

    private final EmbeddedBroker broker = new EmbeddedBroker(0);

    @BeforeEach
    void startBroker() throws Exception {
        broker.start();
    }

    @AfterEach
    void stopBroker() {
        broker.stop();
    }

    @Test
    void close_connected_successorOfTheSameNameKeepsTheConnection() throws Exception {
        var losses = new AtomicInteger();
        var arrived = new Semaphore(0);
        var first = link(new Semaphore(0), new AtomicInteger());
        first.connect();
        first.close();
        var second = link(arrived, losses);
        second.connect();
        for (int i = 0; i < 50; i++) {
            second.publish("$EDC/acc/dev/x", PayloadCodec.encode(new KuraPayload(), false), 1, false);
            assertTrue(arrived.tryAcquire(10, TimeUnit.SECONDS));
        }
        assertEquals(0, losses.get());
        assertFalse(first.isConnected());
        second.close();
    }

    @Test
    void close_whileConnectingAgain_neverTakesTheConnectionBack() throws Exception {
        var first = link(new Semaphore(0), new AtomicInteger());
        first.connect();
        var losses = new AtomicInteger();
        var arrived = new Semaphore(0);
        var second = link(arrived, losses);
        second.connect();
        first.close();
        for (int i = 0; i < 50; i++) {
            second.publish("$EDC/acc/dev/x", PayloadCodec.encode(new KuraPayload(), false), 1, false);
            assertTrue(arrived.tryAcquire(10, TimeUnit.SECONDS));
        }
        assertEquals(0, losses.get());
        second.close();
    }

    @Test
    void close_byTwoAtOnce_bothReturn() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 20; i++) {
                var link = link(new Semaphore(0), new AtomicInteger());
                link.connect();
                var together = new CyclicBarrier(2);
                Callable<Void> close = () -> {
                    together.await();
                    link.close();
                    return null;
                };

                for (var closed : threads.invokeAll(List.of(close, close), 10, TimeUnit.SECONDS)) {
                    assertFalse(closed.isCancelled(), "a close has not returned");
                    closed.get();
                }
                assertFalse(link.isConnected());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private MqttLink link(Semaphore arrived, AtomicInteger losses) throws Exception {
        return new MqttLink(
                broker.uri(),
                "dev",
                "$EDC/acc/dev/#",
                (topic, payload) -> arrived.release(),
                () -> {},
                losses::incrementAndGet);
    }
}
