package dev.modelwire.wire.internal;

/** What an instance goes by. */
sealed interface Configuration {

    /** The last good options. */
    record Ready(ModelInferenceOptions options) implements Configuration {}

    /** There never were good ones, and why. */
    record Missing(String problem) implements Configuration {}
}
