package dev.modelwire.testkit.http;

import java.io.EOFException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What may be wrong with an answer. Positions are those in the file, so that they mean the same in an answer to a
 * {@code Range}; an answer that begins behind a position is not touched. Several faults may be put on one answer.
 */
public final class Faults {

    private Faults() {}

    /** Resets the connection before the byte at that position. */
    public static UnaryOperator<Message> resetAt(long position) {
        return cut(position, Wire::reset);
    }

    /** Closes the connection in good order before the byte at that position: a truncated body. */
    public static UnaryOperator<Message> endAt(long position) {
        return cut(position, wire -> {
            throw new EOFException("the answer was truncated");
        });
    }

    /** Sends nothing more before the byte at that position, and keeps the connection. */
    public static UnaryOperator<Message> stallAt(long position) {
        return cut(position, Wire::stall);
    }

    private static UnaryOperator<Message> cut(long position, CutWire.Ending ending) {
        return message -> message.through(wire -> new CutWire(wire, position - message.first(), ending));
    }

    /** Sends the body in pieces of that many bytes, with a pause between them. */
    public static UnaryOperator<Message> drip(int bytes, Duration pause) {
        return message -> message.through(wire -> new DripWire(wire, bytes, pause));
    }

    /** Flips a bit of the byte at that position. */
    public static UnaryOperator<Message> flipAt(long position) {
        return message -> message.through(wire -> new FlipWire(wire, position - message.first()));
    }

    /** Sends the body in chunks, with no declared length. */
    public static UnaryOperator<Message> chunked() {
        return message -> message.without("Content-Length").with("Transfer-Encoding", "chunked");
    }

    /** Declares no length: the body ends with the connection. */
    public static UnaryOperator<Message> noLength() {
        return without("Content-Length");
    }

    /** Declares that length whatever the body has. */
    public static UnaryOperator<Message> length(long declared) {
        return header("Content-Length", Long.toString(declared));
    }

    /** Sets a header, such as a {@code Content-Range} that is not true. */
    public static UnaryOperator<Message> header(String name, String value) {
        return message -> message.with(name, value);
    }

    /** Leaves a header out. */
    public static UnaryOperator<Message> without(String name) {
        return message -> message.without(name);
    }

    /** Answers with that status instead. */
    public static UnaryOperator<Message> as(int status) {
        return message -> message.withStatus(status);
    }

    /** Says when to come again, in seconds. */
    public static UnaryOperator<Message> retryAfter(long seconds) {
        return header("Retry-After", Long.toString(seconds));
    }
}
