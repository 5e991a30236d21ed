package dev.modelwire.inference.internal.gate;

/** The memory of a machine. Safe for use by several threads. */
@FunctionalInterface
public interface Memory {

    /** Returns the bytes that may be taken without making others suffer; the largest number where nobody knows. */
    long availableBytes();

    /**
     * Gives back what this process has freed and keeps for itself, where that can be done. Takes milliseconds in which native
     * code may have to wait for memory.
     */
    default void giveBack() {}
}
