package dev.modelwire.wire.internal;

import java.util.List;

/** What became of an element that was offered to a queue. */
sealed interface Offer<E> {

    /** It waits; the elements that had to go for it, oldest first, do not any more. */
    record Accepted<E>(List<E> displaced) implements Offer<E> {
        public Accepted {
            displaced = List.copyOf(displaced);
        }
    }

    /** There was no room. */
    record Full<E>() implements Offer<E> {}

    /** The queue takes nothing any more. */
    record Closed<E>() implements Offer<E> {}
}
