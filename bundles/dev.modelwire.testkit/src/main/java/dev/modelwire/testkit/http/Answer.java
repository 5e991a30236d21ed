package dev.modelwire.testkit.http;

import java.io.IOException;

/** What the server does with a connection once it has read a request. */
@FunctionalInterface
public interface Answer {

    /**
     * Sends it; the connection is closed in good order after it.
     *
     * @throws IOException if the client has gone, or to end the connection here
     */
    void send(Wire wire) throws IOException;
}
