package dev.modelwire.api.model;

/** What a file of a version is for. */
public enum ArtifactRole {
    /** The model file that an engine opens. */
    MODEL,
    /** The JSON document that describes inputs, outputs, golden vectors and budgets. */
    MANIFEST
}
