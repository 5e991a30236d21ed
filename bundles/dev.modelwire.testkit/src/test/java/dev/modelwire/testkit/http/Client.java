package dev.modelwire.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that says what it is told and keeps what it gets, byte by byte. */
final class Client {

    private static final int LONGEST_SILENCE_MILLIS = 60_000;

    private Client() {}

    /** What came until the connection ended. */
    record Got(String head, String body, boolean reset) {
        String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }

        int status() {
            return Integer.parseInt(head.split(" ")[1]);
        }
    }

    static Got get(HostileServer server, String path, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: h\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return say(server, request + "\r\n");
    }

    static Got say(HostileServer server, String request) throws IOException {
        try (Socket socket = open(server, request)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            boolean reset = false;
            try {
                socket.getInputStream().transferTo(all);
            } catch (IOException e) {
                reset = true;
            }
            String text = all.toString(StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            return end < 0
                    ? new Got(text, "", reset)
                    : new Got(text.substring(0, end).replace("\r", ""), text.substring(end + 4), reset);
        }
    }

    /** Says it and leaves the connection open. */
    static Socket open(HostileServer server, String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    static String read(InputStream in, int bytes) throws IOException {
        return new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
    }
}
