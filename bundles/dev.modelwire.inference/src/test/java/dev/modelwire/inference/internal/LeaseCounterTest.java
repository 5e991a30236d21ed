package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LeaseCounterTest {

    private final LeaseCounter counter = new LeaseCounter();

    @Test
    void retire_neverLeased_isDrainedAtOnce() {
        assertTrue(counter.retire());
        assertFalse(counter.tryAcquire());
    }

    @Test
    void retire_twice_isDrainedOnce() {
        assertTrue(counter.retire());
        assertFalse(counter.retire());
    }

    @Test
    void release_notRetired_isNotDrained() {
        assertTrue(counter.tryAcquire());
        assertFalse(counter.release());
    }

    @Test
    void release_lastOfRetired_isDrained() {
        counter.tryAcquire();
        counter.tryAcquire();
        assertFalse(counter.retire());
        assertFalse(counter.tryAcquire());
        assertEquals(2, counter.leases());
        assertFalse(counter.release());
        assertTrue(counter.release());
    }

    @Test
    @Timeout(60)
    void retire_racingWithLeases_isDrainedExactlyOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier barrier = new CyclicBarrier(2);
        for (int round = 0; round < 20_000; round++) {
            LeaseCounter raced = new LeaseCounter();
            Future<Boolean> lease = threads.submit(() -> {
                barrier.await();
                return raced.tryAcquire() && raced.release();
            });
            Future<Boolean> retire = threads.submit(() -> {
                barrier.await();
                return raced.retire();
            });
            assertTrue(lease.get() ^ retire.get(), "one of them, and only one, must find it drained");
        }
        threads.shutdown();
    }
}
