package dev.modelwire.sync.internal.report;

import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.reported.ErrorCode;
import java.time.Instant;

/** A document that a source gave and that is not in force. */
public record RefusedDocument(SourceId source, ErrorCode code, String detail, Instant since) {}
