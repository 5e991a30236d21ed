package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** Ways to wait for another thread that end when the test's time is over. */
final class Threads {

    private Threads() {}

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void awaitWaiting(Thread thread) {
        awaitThat(() -> {
            assertNotEquals(Thread.State.TERMINATED, thread.getState(), "the thread must wait and has ended");
            return thread.getState() == Thread.State.TIMED_WAITING;
        });
    }

    static void awaitThat(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertFalse(Thread.interrupted(), "the time of the test is over");
            Thread.onSpinWait();
        }
    }
}
