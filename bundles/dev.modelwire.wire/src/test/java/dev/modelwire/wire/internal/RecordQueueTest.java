package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.wire.internal.QueueOptions.WhenFull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RecordQueueTest {

    private final RecordQueue<Integer> queue = new RecordQueue<>();

    private static QueueOptions options(int capacity, WhenFull whenFull, Duration timeout) {
        return new QueueOptions(capacity, whenFull, timeout);
    }

    private static QueueOptions options(int capacity, WhenFull whenFull) {
        return options(capacity, whenFull, Duration.ofHours(1));
    }

    @Test
    void offer_fullAndRefuse_keepsWhatWaits() {
        assertEquals(new Offer.Accepted<>(List.of()), queue.offer(1, options(1, WhenFull.REFUSE)));
        assertEquals(new Offer.Full<>(), queue.offer(2, options(1, WhenFull.REFUSE)));

        assertEquals(List.of(1), queue.poll(9));
    }

    @Test
    void offer_fullAndDropOldest_displacesTheOldest() {
        var options = options(2, WhenFull.DROP_OLDEST);
        queue.offer(1, options);
        queue.offer(2, options);

        assertEquals(new Offer.Accepted<>(List.of(1)), queue.offer(3, options));
        assertEquals(List.of(2, 3), queue.poll(9));
    }

    @Test
    void offer_capacityMadeSmaller_displacesAsManyAsAreTooMany() {
        for (int i = 1; i <= 4; i++) {
            queue.offer(i, options(4, WhenFull.DROP_OLDEST));
        }

        assertEquals(new Offer.Accepted<>(List.of(1, 2, 3)), queue.offer(5, options(2, WhenFull.DROP_OLDEST)));
        assertEquals(List.of(4, 5), queue.poll(9));
    }

    @Test
    void offer_capacityMadeSmallerAndRefuse_keepsWhatWaits() {
        queue.offer(1, options(2, WhenFull.REFUSE));
        queue.offer(2, options(2, WhenFull.REFUSE));

        assertEquals(new Offer.Full<>(), queue.offer(3, options(1, WhenFull.REFUSE)));
        assertEquals(2, queue.size());
    }

    @Test
    void offer_fullAndBlock_waitsForRoom() throws Exception {
        var options = options(1, WhenFull.BLOCK);
        queue.offer(1, options);
        var blocked = new CompletableFuture<Offer<Integer>>();
        var thread = new Thread(() -> blocked.complete(queue.offer(2, options)));
        thread.start();
        Threads.awaitWaiting(thread);

        assertEquals(List.of(1), queue.poll(1));

        assertEquals(new Offer.Accepted<>(List.of()), blocked.get());
        assertEquals(List.of(2), queue.poll(1));
    }

    @Test
    void offer_fullAndBlockTooLong_isFull() {
        queue.offer(1, options(1, WhenFull.BLOCK));

        assertEquals(new Offer.Full<>(), queue.offer(2, options(1, WhenFull.BLOCK, Duration.ofMillis(2))));
    }

    @Test
    void offer_interruptedWhileBlocked_isFullAndStaysInterrupted() throws Exception {
        queue.offer(1, options(1, WhenFull.BLOCK));
        var outcome = new CompletableFuture<Boolean>();
        var thread = new Thread(() -> {
            Offer<Integer> offer = queue.offer(2, options(1, WhenFull.BLOCK));
            outcome.complete(
                    offer instanceof Offer.Full && Thread.currentThread().isInterrupted());
        });
        thread.start();
        Threads.awaitWaiting(thread);

        thread.interrupt();

        assertTrue(outcome.get());
    }

    @Test
    void close_whileOneIsBlocked_lettsItGoAndReturnsWhatWaited() throws Exception {
        queue.offer(1, options(1, WhenFull.BLOCK));
        var blocked = new CompletableFuture<Offer<Integer>>();
        var thread = new Thread(() -> blocked.complete(queue.offer(2, options(1, WhenFull.BLOCK))));
        thread.start();
        Threads.awaitWaiting(thread);

        assertEquals(List.of(1), queue.close());

        assertInstanceOf(Offer.Closed.class, blocked.get());
        assertInstanceOf(Offer.Closed.class, queue.offer(3, options(9, WhenFull.REFUSE)));
        assertEquals(0, queue.size());
    }

    @Test
    void offerAndPoll_manyThreads_nothingLostOrTwice() throws Exception {
        int threads = 4;
        int each = 5_000;
        var options = options(16, WhenFull.BLOCK);
        var done = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            int first = t * each;
            new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            queue.offer(first + i, options);
                        }
                        done.countDown();
                    })
                    .start();
        }

        List<Integer> all = new ArrayList<>();
        Threads.awaitThat(() -> {
            all.addAll(queue.poll(7));
            return all.size() >= threads * each;
        });

        assertTrue(done.await(10, TimeUnit.SECONDS));
        for (int t = 0; t < threads; t++) {
            int from = t * each;
            List<Integer> own =
                    all.stream().filter(i -> i >= from && i < from + each).toList();
            List<Integer> sorted = new ArrayList<>(own);
            Collections.sort(sorted);
            assertEquals(each, own.size());
            assertEquals(sorted, own);
        }
    }
}
