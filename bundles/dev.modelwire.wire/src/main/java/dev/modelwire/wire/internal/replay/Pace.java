package dev.modelwire.wire.internal.replay;

/** When a row is due. */
sealed interface Pace {

    /** Rows follow each other as their times do, so many times faster. */
    record Recorded(int speed) implements Pace {}

    /** So many rows in a second. */
    record Rate(int perSecond) implements Pace {}

    /** At once. */
    record Unlimited() implements Pace {}
}
