package dev.modelwire.api.reported;

/** The state of one model of the desired state, as reported. */
public enum ModelPhase {
    /** Wanted; nothing has been done yet. */
    PENDING,
    /** Its files are being fetched and verified. */
    DOWNLOADING,
    /** Its files are stored; it is being tried and loaded. */
    ACTIVATING,
    /** It waits for an operator, for its time or for its share of a rollout; {@code active}, if any, goes on. */
    WAITING,
    /** The desired version answers records. */
    ACTIVE,
    /** The desired version was refused or could not be had; {@code active}, if any, goes on. */
    FAILED,
    /** No longer desired; kept until retention removes it. */
    INACTIVE
}
