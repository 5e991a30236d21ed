package dev.modelwire.api.inference;

/** How a version took the place of another. */
public enum SwapPolicy {
    /** Both were in memory for a moment: no record waited. */
    AVAILABILITY_PRESERVING,
    /** There was no memory for both: the one before was unloaded first, and no version answered meanwhile. */
    RESOURCE_PRESERVING
}
