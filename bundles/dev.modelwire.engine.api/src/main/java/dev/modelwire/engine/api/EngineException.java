package dev.modelwire.engine.api;

import java.util.Objects;

/** Why a model could not be opened or run. The message is a sentence: subject, [value], rule, remedy. */
public final class EngineException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What kind of trouble it is, and so whether trying again can help. */
    public enum Kind {
        /** The file is no model of the format, or is damaged. */
        INVALID_MODEL,
        /** A valid model that this engine cannot run: an unknown operator, element type or dynamic dimension. */
        UNSUPPORTED,
        /** The caller gave an input of the wrong size. */
        INVALID_INPUT,
        /** The session or the engine was closed. */
        CLOSED,
        /** The native library is missing or could not be loaded. */
        UNAVAILABLE,
        /** The native runtime reported a failure while it ran. */
        FAILED,
        /** The process of its own in which the model ran has ended: by a signal, or by itself. */
        CRASHED,
        /** The model did not answer in time; the process of its own in which it ran was ended. */
        TIMED_OUT,
        /** The model took more memory or processor time than it may; the process of its own was ended. */
        LIMIT_EXCEEDED
    }

    public EngineException(Kind kind, String message) {
        super(message);
        this.kind = Objects.requireNonNull(kind);
    }

    public EngineException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind);
    }

    /** Returns the kind of trouble. */
    public Kind kind() {
        return kind;
    }
}
