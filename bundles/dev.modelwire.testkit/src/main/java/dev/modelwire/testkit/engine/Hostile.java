package dev.modelwire.testkit.engine;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a model can do to the process in which it runs. */
final class Hostile {

    private static final int CHUNK = 16 << 20;
    private static final int PAGE = 4096;
    private static final Queue<ByteBuffer> HOARDED = new ConcurrentLinkedQueue<>();

    private Hostile() {}

    /** Writes to address 8, which no process has. */
    static void segfault() {
        try {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field field = type.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            type.getMethod("putLong", long.class, long.class).invoke(field.get(null), 8L, 1L);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Computes for ever. */
    static void hang() {
        while (true) {
            compute(1_000_000_000);
        }
    }

    /** Touches native memory, which no limit of the Java heap holds back, until somebody ends the process. */
    static void hoard() {
        while (true) {
            ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
            for (int at = 0; at < CHUNK; at += PAGE) {
                chunk.put(at, (byte) 1);
            }
            HOARDED.add(chunk);
        }
    }

    /** Keeps a processor busy for so many nanoseconds. */
    static void compute(long nanos) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < nanos) {
            Thread.onSpinWait();
        }
    }
}
