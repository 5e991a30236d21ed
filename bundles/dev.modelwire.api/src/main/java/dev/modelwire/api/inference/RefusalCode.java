package dev.modelwire.api.inference;

/** Why a record was not scored. */
public enum RefusalCode {
    /** No version of the model is active. */
    NO_ACTIVE_MODEL,
    /** A feature that the model needs is not in the record. */
    MISSING_FEATURE,
    /** A feature has a type that cannot be widened to what the model takes. */
    WRONG_TYPE,
    /** A feature is NaN or infinite. */
    NOT_FINITE,
    /** A feature's value does not fit the model's element type. */
    OUT_OF_RANGE,
    /** A vector or byte array has another length than the model takes. */
    WRONG_SIZE,
    /** The model answered NaN or infinity. */
    OUTPUT_NOT_FINITE,
    /** The engine failed on this record. */
    ENGINE_FAILED,
    /** The record has no time, or none that can be read, where the model's window needs one. */
    BAD_TIME,
    /** The record is older than what the window still takes. */
    LATE,
    /** A record of this time and key is in the window already. */
    DUPLICATE,
    /** The record would open one more window than the model may keep, one for each key. */
    TOO_MANY_KEYS,
    /** The queue in front of the model is full. */
    QUEUE_FULL,
    /** The component that held the record was stopped before it could be scored. */
    STOPPED
}
