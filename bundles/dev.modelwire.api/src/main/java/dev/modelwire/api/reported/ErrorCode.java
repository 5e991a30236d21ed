package dev.modelwire.api.reported;

/**
 * The closed vocabulary of what can go wrong between a desired state and an active model. A code says which check failed;
 * the detail beside it in the reported state says with which value.
 */
public enum ErrorCode {
    /** The document is no JSON, or is deeper or longer than allowed. */
    DESIRED_NOT_JSON(false),
    /** A key that the format does not know. */
    DESIRED_KEY_UNKNOWN(false),
    /** A key that stands twice in one object. */
    DESIRED_KEY_DUPLICATE(false),
    /** A key that must be there is not. */
    DESIRED_KEY_MISSING(false),
    /** A value of the wrong type, range or form. */
    DESIRED_VALUE_INVALID(false),
    /** A revision below the last one that this source gave, or the same one with another content: a replay. */
    DESIRED_REVISION_OLD(false),
    /** A document past its time of expiry. */
    DESIRED_EXPIRED(false),
    /** A scheme that is not allowed. */
    URL_SCHEME_REFUSED(false),
    /** A redirect to a place that is not allowed, or too many of them. */
    REDIRECT_REFUSED(true),
    /** The server of the desired state cannot be reached. */
    SOURCE_UNREACHABLE(true),
    /** The server answered with a status that is not a success. */
    HTTP_STATUS(true),
    /** The connection failed or ended early. */
    TRANSFER_FAILED(true),
    /** Nothing came for too long. */
    TRANSFER_TIMEOUT(true),
    /** No trusted TLS connection could be made. */
    TLS_FAILED(true),
    /** More bytes came than were declared or are allowed: endless data. */
    TRANSFER_TOO_LARGE(true),
    /** Fewer bytes came than were declared. */
    SIZE_MISMATCH(true),
    /** The bytes are not those that the desired state names. */
    DIGEST_MISMATCH(true),
    /** No room for the file. */
    STORE_FULL(true),
    /** The disk refused. */
    STORE_IO(true),
    /** A stored file is not what was stored. */
    STORE_CORRUPTED(true),
    /** The manifest is not valid. */
    MANIFEST_INVALID(false),
    /** The model does not fit its manifest. */
    CONTRACT_MISMATCH(false),
    /** Whatever is wired to the version before would need new wiring, and the configuration refuses such a version. */
    CONTRACT_CHANGED(false),
    /** The file is no model, or a damaged one. */
    MODEL_INVALID(false),
    /** No installed engine takes the format. */
    ENGINE_MISSING(true),
    /** The engine cannot run this model. */
    MODEL_UNSUPPORTED(false),
    /** The static scan found something in the file that no model of its format has, or that no engine may be given. */
    SCAN_REFUSED(false),
    /** The model ended the process in which it was tried. */
    PROBE_CRASHED(false),
    /** The model did not answer in time in the process in which it was tried. */
    PROBE_TIMED_OUT(false),
    /** The model took more memory or processor time than it may in the process in which it was tried. */
    PROBE_LIMIT(false),
    /** The process in which the model was to be tried could not be started; the model itself may be good. */
    PROBE_UNAVAILABLE(true),
    /** The model ended its own process while it was loaded, or again and again while it answered records. */
    PROCESS_CRASHED(false),
    /** The version did worse on live data than it may during its probation. */
    PROBATION_FAILED(false),
    /** The process died again and again while it loaded the model. */
    LOAD_CRASHED(false),
    /** An operator went back from this version. */
    REVERTED_BY_OPERATOR(false),
    /** The model answered a golden vector wrongly. */
    GOLDEN_MISMATCH(false),
    /** The model answered NaN or infinity. */
    OUTPUT_NOT_FINITE(false),
    /** The model is slower on this machine than its budget; it may have been measured at a busy moment. */
    LATENCY_BUDGET(true),
    /** Not enough memory for the model. */
    MEMORY_BUDGET(true),
    /** What an operator asked for cannot be done as things stand. */
    OPERATION_REFUSED(false),
    /** A fault of Modelwire's own. */
    INTERNAL(true);

    private final boolean retried;

    ErrorCode(boolean retried) {
        this.retried = retried;
    }

    /** Returns whether trying the same again may help; if not, the digest is known bad until something changes. */
    public boolean retried() {
        return retried;
    }
}
