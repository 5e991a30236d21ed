package dev.modelwire.kura.internal.twin;

/** Takes the documents that were learnt. */
@FunctionalInterface
public interface Desires {

    /** Returns whether there was somebody to take it. */
    boolean offer(String document);
}
