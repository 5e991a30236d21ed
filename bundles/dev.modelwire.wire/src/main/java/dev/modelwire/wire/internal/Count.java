package dev.modelwire.wire.internal;

import java.util.Set;

/** What is counted of records, and under which name it is shown. */
enum Count {
    RECEIVED("received"),
    SCORED("scored"),
    ABSORBED("absorbed"),
    DROPPED("dropped"),
    FORECASTS("forecasts"),
    TRUTHS("truths"),
    REQUESTS("requests"),
    REPORTS("reports"),
    LOST("lost"),
    EMIT_FAILED("emit.failed"),
    PICTURES_FAILED("pictures.failed");

    /** Of those received each is scored, refused, absorbed, queued or lost, and none is two of these. */
    static final Set<Count> OF_INFERENCE = Set.of(RECEIVED, SCORED, ABSORBED, DROPPED, LOST, EMIT_FAILED);

    /** Of those received each is taken as forecast or truth, refused, a request, queued or lost. */
    static final Set<Count> OF_SCORING =
            Set.of(RECEIVED, FORECASTS, TRUTHS, REQUESTS, SCORED, REPORTS, LOST, EMIT_FAILED, PICTURES_FAILED);

    final String shown;

    Count(String shown) {
        this.shown = shown;
    }
}
