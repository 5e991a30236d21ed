package dev.modelwire.sync.internal.desired;

import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.reported.ErrorCode;

/** What a document of a source says. */
public sealed interface ParseOutcome {

    record Parsed(DesiredState state) implements ParseOutcome {}

    /** Nothing: not the same as a desired state with no models. */
    record SaysNothing() implements ParseOutcome {}

    record Refused(ErrorCode code, String detail) implements ParseOutcome {}
}
