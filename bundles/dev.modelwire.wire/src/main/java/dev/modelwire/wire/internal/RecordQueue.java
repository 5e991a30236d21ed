package dev.modelwire.wire.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A bounded first-in first-out queue. The bound comes with each offer, so that it can change while elements wait. */
final class RecordQueue<E> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<E> waiting = new ArrayDeque<>();
    private boolean closed;

    Offer<E> offer(E element, QueueOptions options) {
        lock.lock();
        try {
            if (options.whenFull() == QueueOptions.WhenFull.BLOCK) {
                awaitRoom(options);
            }
            if (closed) {
                return new Offer.Closed<>();
            }
            List<E> displaced = new ArrayList<>();
            if (options.whenFull() == QueueOptions.WhenFull.DROP_OLDEST) {
                while (waiting.size() >= options.capacity()) {
                    displaced.add(waiting.removeFirst());
                }
            }
            if (waiting.size() >= options.capacity()) {
                return new Offer.Full<>();
            }
            waiting.addLast(element);
            return new Offer.Accepted<>(displaced);
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom(QueueOptions options) {
        long left = options.blockTimeout().toNanos();
        try {
            while (!closed && waiting.size() >= options.capacity() && left > 0) {
                left = room.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the elements that have waited longest, at most that many. */
    List<E> poll(int most) {
        lock.lock();
        try {
            List<E> taken = new ArrayList<>(Math.min(most, waiting.size()));
            while (taken.size() < most && !waiting.isEmpty()) {
                taken.add(waiting.removeFirst());
            }
            room.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Takes all elements; from now on none is accepted and nobody who offers one waits. */
    List<E> close() {
        lock.lock();
        try {
            closed = true;
            return poll(Integer.MAX_VALUE);
        } finally {
            lock.unlock();
        }
    }
}
