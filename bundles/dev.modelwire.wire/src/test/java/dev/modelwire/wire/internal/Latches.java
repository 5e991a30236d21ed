package dev.modelwire.wire.internal;

import java.util.concurrent.CountDownLatch;

final class Latches {

    private Latches() {}

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
