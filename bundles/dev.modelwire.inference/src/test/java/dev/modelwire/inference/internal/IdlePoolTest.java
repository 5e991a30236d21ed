package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IdlePoolTest {

    private static final int THREADS = 6;
    private static final int ROUNDS = 20_000;

    /** Something that two threads must not use at the same time. */
    private static final class Tool {

        private final AtomicInteger users = new AtomicInteger();
        private int uses;

        void use() {
            assertEquals(1, users.incrementAndGet());
            uses++;
            users.decrementAndGet();
        }
    }

    @Test
    void poll_eachOnceUntilGivenBack() {
        var pool = new IdlePool<>(List.of("a", "b"));
        String one = pool.poll();
        String other = pool.poll();

        assertNotSame(one, other);
        assertNull(pool.poll());
        pool.give(one);
        assertSame(one, pool.poll());
    }

    @Test
    void take_manyThreads_eachToolHasOneUserAndNobodyIsLeftWaiting() throws Exception {
        List<Tool> tools = List.of(new Tool(), new Tool());
        var pool = new IdlePool<>(tools);
        var threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Integer>> done = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            boolean polls = thread % 3 == 0;
            Callable<Integer> work = () -> used(pool, polls);
            done.add(threads.submit(work));
        }
        int uses = 0;
        for (Future<Integer> each : done) {
            uses += each.get();
        }
        threads.shutdown();

        assertEquals(uses, tools.get(0).uses + tools.get(1).uses);
        assertSame(tools.get(0), pool.poll());
        assertSame(tools.get(1), pool.poll());
    }

    private static int used(IdlePool<Tool> pool, boolean polls) throws InterruptedException {
        int uses = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Tool tool = polls ? pool.poll() : pool.take();
            if (tool != null) {
                tool.use();
                uses++;
                pool.give(tool);
            }
        }
        return uses;
    }

    @Test
    void take_interruptedWhileItWaits_theToolStaysForTheNext() throws Exception {
        var pool = new IdlePool<>(List.of("only"));
        String only = pool.poll();
        var waiting = new FutureTask<>(pool::take);
        var thread = new Thread(waiting);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        thread.interrupt();

        ExecutionException e = assertThrows(ExecutionException.class, waiting::get);
        assertEquals(InterruptedException.class, e.getCause().getClass());
        pool.give(only);
        assertSame(only, pool.take());
    }
}
