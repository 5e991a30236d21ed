package dev.modelwire.sync.internal.desired;

import dev.modelwire.api.reported.ErrorCode;

/** What became of a document that a source offered. */
public sealed interface Offer {

    /** It is the source's desired state; changed tells whether it was not before. */
    record Accepted(boolean changed) implements Offer {}

    record SaysNothing() implements Offer {}

    record Refused(ErrorCode code, String detail) implements Offer {}
}
