package dev.modelwire.api.store;

/** Which part a stored version plays. */
public enum VersionRole {
    /** It answers records, and is loaded first after a restart. */
    ACTIVE,
    /** It was active before; what to go back to. */
    PREVIOUS,
    /** It is about to be tried. */
    CANDIDATE
}
