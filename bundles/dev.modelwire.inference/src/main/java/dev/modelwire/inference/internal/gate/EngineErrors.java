package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.engine.api.EngineException;

/** How the trouble of an engine is reported. */
final class EngineErrors {

    private EngineErrors() {}

    static ErrorCode code(EngineException.Kind kind) {
        return switch (kind) {
            case INVALID_MODEL, FAILED, INVALID_INPUT -> ErrorCode.MODEL_INVALID;
            case UNSUPPORTED -> ErrorCode.MODEL_UNSUPPORTED;
            case UNAVAILABLE, CLOSED -> ErrorCode.ENGINE_MISSING;
            case CRASHED -> ErrorCode.PROCESS_CRASHED;
            case TIMED_OUT -> ErrorCode.PROBE_TIMED_OUT;
            case LIMIT_EXCEEDED -> ErrorCode.PROBE_LIMIT;
        };
    }
}
