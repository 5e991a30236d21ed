package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CloserTest {

    private final Closer closer = new Closer();

    @Test
    void execute_running_usesItsOwnNamedDaemonThread() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        closer.execute(() -> thread.complete(Thread.currentThread()));
        Thread used = thread.get(30, TimeUnit.SECONDS);
        assertEquals("modelwire-inference-closer", used.getName());
        assertTrue(used.isDaemon());
        closer.close();
    }

    @Test
    void close_tasksWaiting_runsThemFirst() {
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 10; i++) {
            closer.execute(done::incrementAndGet);
        }
        closer.close();
        assertEquals(10, done.get());
    }

    @Test
    void execute_closed_usesTheCallersThread() throws Exception {
        closer.close();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        closer.execute(() -> thread.complete(Thread.currentThread()));
        assertEquals(Thread.currentThread(), thread.get());
    }

    @Test
    void execute_queueFull_usesTheCallersThread() {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger here = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        closer.execute(() -> await(go));
        Thread caller = Thread.currentThread();
        for (int i = 0; i < 100; i++) {
            closer.execute(() -> {
                done.incrementAndGet();
                if (Thread.currentThread() == caller) {
                    here.incrementAndGet();
                }
            });
        }
        assertTrue(here.get() >= 100 - 64 - 1, "what does not fit must have been done here");
        go.countDown();
        closer.close();
        assertEquals(100, done.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
