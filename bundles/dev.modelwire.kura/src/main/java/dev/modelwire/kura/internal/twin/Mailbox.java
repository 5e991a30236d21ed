package dev.modelwire.kura.internal.twin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Messages that came and were not looked at yet. Bounded: the oldest makes room, and it is known that one was lost. */
final class Mailbox {

    static final int MOST = 64;

    /** A message as it came. */
    @SuppressWarnings("ArrayRecordComponent") // it is handed on, never compared
    record Letter(String topic, byte[] body) {}

    private final Deque<Letter> letters = new ArrayDeque<>();
    private boolean lost;

    synchronized void put(Letter letter) {
        if (letters.size() == MOST) {
            letters.removeFirst();
            lost = true;
        }
        letters.addLast(letter);
    }

    synchronized Optional<Letter> take() {
        return Optional.ofNullable(letters.pollFirst());
    }

    synchronized boolean takeLost() {
        boolean taken = lost;
        lost = false;
        return taken;
    }
}
