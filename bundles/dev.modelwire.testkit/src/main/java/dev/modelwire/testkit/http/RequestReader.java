package dev.modelwire.testkit.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads a request. */
final class RequestReader {

    private static final int LONGEST_HEAD = 1 << 20;
    private static final int LONGEST_BODY = 1 << 24;

    private final InputStream in;
    private int read;

    RequestReader(InputStream in) {
        this.in = in;
    }

    Request read() throws IOException {
        String[] first = line().split(" ", 3);
        if (first.length < 3) {
            throw new IOException("what came is no HTTP request");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.merge(
                        line.substring(0, colon), line.substring(colon + 1).trim(), (a, b) -> a + ", " + b);
            }
        }
        return new Request(first[0], first[1], headers, body(headers.getOrDefault("Content-Length", "0")));
    }

    private String body(String length) throws IOException {
        try {
            int bytes = Math.min(LONGEST_BODY, Integer.parseInt(length));
            return new String(in.readNBytes(Math.max(0, bytes)), StandardCharsets.UTF_8);
        } catch (NumberFormatException e) {
            throw new IOException("a request's Content-Length [" + length + "] is no number", e);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || ++read > LONGEST_HEAD) {
                throw new EOFException("a request's head ended early or has more than " + LONGEST_HEAD + " bytes");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
