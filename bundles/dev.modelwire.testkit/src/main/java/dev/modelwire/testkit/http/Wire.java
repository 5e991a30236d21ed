package dev.modelwire.testkit.http;

import java.io.IOException;
import java.time.Duration;

/** The connection to a client, as an {@link Answer} sees it. For one thread. It is closed when the answer returns. */
public interface Wire {

    /**
     * Sends text that is not of a body, such as a head, and does not count it.
     *
     * @throws IOException if the client has gone
     */
    void say(String text) throws IOException;

    /**
     * Sends bytes of a body and counts them.
     *
     * @throws IOException if the client has gone
     */
    void write(byte[] bytes, int offset, int length) throws IOException;

    /** Waits for that long, or until the server is closed. */
    void pause(Duration time) throws IOException;

    /** Sends nothing more until the client or the server closes the connection. */
    void stall() throws IOException;

    /** Breaks the connection with a reset; what is still under way may be lost. */
    void reset() throws IOException;
}
