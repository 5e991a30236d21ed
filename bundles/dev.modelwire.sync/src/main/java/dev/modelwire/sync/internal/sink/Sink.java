package dev.modelwire.sync.internal.sink;

import dev.modelwire.sync.internal.transfer.Cancellation;

/** A place to which the reported state is sent. */
public interface Sink {

    /** Returns what it is called in the reported state. */
    String id();

    /** Returns which place it is, with nothing secret in it. */
    String target();

    /** Returns whether it lies in a file system, which may hang for ever, and not on the network. */
    boolean isFile();

    /** Blocks until the document has come through or is known not to. */
    SinkOutcome send(String json, Cancellation cancellation);
}
