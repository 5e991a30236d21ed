package dev.modelwire.testkit.http;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An answer in the form of HTTP/1.1, true or not: nothing checks that its headers fit its body.
 *
 * @param status the status
 * @param headers sent as they are; {@code Connection: close} is added
 * @param first the position in the file at which the body begins
 * @param body what follows the head
 */
public record Message(int status, Map<String, String> headers, long first, Body body) implements Answer {

    public Message {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Returns an answer with that status and no body. */
    public static Message of(int status) {
        Message bare = new Message(status, Map.of(), 0, wire -> {});
        return status == 204 || status == 304 ? bare : bare.with("Content-Length", "0");
    }

    /** Returns an answer with that content and its length. */
    public static Message of(int status, Content content) {
        return of(status, content, 0, content.length());
    }

    /** Returns an answer with a part of that content and the part's length. */
    static Message of(int status, Content content, long from, long to) {
        return new Message(status, Map.of(), from, wire -> content.send(from, to, wire))
                .with("Content-Length", Long.toString(to - from));
    }

    /** Returns this answer with another status. */
    public Message withStatus(int other) {
        return new Message(other, headers, first, body);
    }

    /** Returns this answer with that header set; an empty value leaves it as it is. */
    public Message with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        if (!value.isEmpty()) {
            changed.put(name, value);
        }
        return new Message(status, changed, first, body);
    }

    /** Returns this answer without that header. */
    public Message without(String name) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(name);
        return new Message(status, changed, first, body);
    }

    /** Returns this answer with a body that goes through what is given. */
    public Message through(UnaryOperator<Wire> filter) {
        return new Message(status, headers, first, wire -> body.send(filter.apply(wire)));
    }

    /** Returns this answer with its head alone. */
    Message headOnly() {
        return new Message(status, headers, first, wire -> {});
    }

    @Override
    public void send(Wire wire) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        wire.say(head + "Connection: close\r\n\r\n");
        if ("chunked".equals(headers.get("Transfer-Encoding"))) {
            body.send(new ChunkedWire(wire));
            wire.say("0\r\n\r\n");
        } else {
            body.send(wire);
        }
    }
}
