package dev.modelwire.testkit.http;

import java.io.IOException;

/** The bytes after a head. */
@FunctionalInterface
public interface Body {

    /**
     * Sends them.
     *
     * @throws IOException if the client has gone
     */
    void send(Wire wire) throws IOException;
}
