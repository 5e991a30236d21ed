package dev.modelwire.api.inference;

/** What is known of a version that is to be activated. */
public enum Standing {
    /** It has never been active here: it is on probation for a while. */
    NEW,
    /** It was active before, and the gateway was content with it. */
    PROVEN
}
