package dev.modelwire.kura.internal.twin;

import dev.modelwire.kura.internal.dialect.Outgoing;

/** Where messages leave for the cloud. */
@FunctionalInterface
public interface Line {

    /** May block; fails if the message was not taken. */
    void send(Outgoing message) throws Exception;
}
