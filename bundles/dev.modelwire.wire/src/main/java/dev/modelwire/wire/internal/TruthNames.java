package dev.modelwire.wire.internal;

/** The properties of a record in which a truth is. */
record TruthNames(String value, String time, TimeUnit unit) {

    enum TimeUnit {
        MILLISECONDS,
        SECONDS,
        ISO_8601
    }
}
