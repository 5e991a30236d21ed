package dev.modelwire.wire.internal;

/** A record at one of the two input ports of the component that scores forecasts. */
record Arrival(Port port, InputRecord record) {

    enum Port {
        FORECAST,
        TRUTH
    }

    /** A record with this property, whatever its value, asks for the scores and is nothing else. */
    static final String REQUEST = "modelwire.score.request";

    boolean isRequest() {
        return record.containsKey(REQUEST);
    }
}
