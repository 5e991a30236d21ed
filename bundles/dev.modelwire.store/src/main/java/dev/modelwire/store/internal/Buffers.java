package dev.modelwire.store.internal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** A few buffers that go round, so that reading a file takes the same memory whatever its size. */
final class Buffers {

    static final int SIZE = 64 * 1024;
    private static final int KEPT = 4;

    private final Deque<ByteBuffer> free = new ArrayDeque<>(KEPT);

    synchronized ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        return buffer == null ? ByteBuffer.allocate(SIZE) : buffer.clear();
    }

    synchronized void giveBack(ByteBuffer buffer) {
        if (free.size() < KEPT) {
            free.push(buffer);
        }
    }
}
