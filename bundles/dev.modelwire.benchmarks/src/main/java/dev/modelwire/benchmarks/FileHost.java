package dev.modelwire.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on loopback that costs as little as one can: files go from the page cache to the socket within the
 * kernel. Keeps connections, answers 304, and counts the bytes at its sockets.
 */
final class FileHost implements AutoCloseable {

    private static final int LONGEST_HEAD = 8192;

    private final ServerSocketChannel listening;
    private final Map<String, Content> contents = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> requests = new ConcurrentHashMap<>();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();

    /** Bytes in memory or in a file. */
    private record Content(
            String tag,
            @Nullable ByteBuffer bytes,
            @Nullable Path file) {}

    FileHost() throws IOException {
        listening = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        daemon(this::accept);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "benchmark-server");
        thread.setDaemon(true);
        thread.start();
    }

    void text(String path, String text) {
        bytes(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(String path, byte[] bytes) {
        contents.put(path, new Content(tag(bytes), ByteBuffer.wrap(bytes.clone()), null));
    }

    void file(String path, Path file) {
        contents.put(path, new Content("\"" + file.getFileName() + "\"", null, file));
    }

    private static String tag(byte[] bytes) {
        return "\"" + Integer.toHexString(java.util.Arrays.hashCode(bytes)) + "-" + Integer.toHexString(bytes.length)
                + "\"";
    }

    URI url(String path) throws IOException {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) listening.getLocalAddress()).getPort() + path);
    }

    long requests(String path) {
        return requests.getOrDefault(path, new AtomicLong()).get();
    }

    long connections() {
        return connections.get();
    }

    /** Returns how many bytes clients have sent. */
    long received() {
        return received.get();
    }

    long sent() {
        return sent.get();
    }

    private void accept() {
        while (listening.isOpen()) {
            try {
                SocketChannel socket = listening.accept();
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                connections.incrementAndGet();
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(SocketChannel socket) {
        try (socket) {
            for (String head = head(socket); !head.isEmpty(); head = head(socket)) {
                answer(socket, head);
            }
        } catch (IOException e) {
            // The client has gone.
            return;
        }
    }

    /** Returns the next request, which has no body; empty at the end. */
    private String head(SocketChannel socket) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST_HEAD);
        while (socket.read(buffer.clear()) > 0) {
            received.addAndGet(buffer.position());
            head.write(buffer.array(), 0, buffer.position());
            String text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                return text;
            }
        }
        return "";
    }

    private void answer(SocketChannel socket, String head) throws IOException {
        String path = head.split(" ", 3)[1];
        Content content = contents.get(path);
        if (content == null) {
            send(socket, head("404 Not Found", "", 0));
        } else if (head.toLowerCase(Locale.ROOT)
                .contains("if-none-match: " + content.tag().toLowerCase(Locale.ROOT))) {
            send(socket, head("304 Not Modified", content.tag(), -1));
        } else if (content.bytes() != null) {
            send(socket, head("200 OK", content.tag(), content.bytes().remaining()));
            send(socket, content.bytes().duplicate());
        } else if (content.file() != null) {
            send(socket, content.tag(), content.file());
        }
        requests.computeIfAbsent(path, key -> new AtomicLong()).incrementAndGet();
    }

    private void send(SocketChannel socket, String tag, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = channel.size();
            send(socket, head("200 OK", tag, length));
            for (long at = 0; at < length; ) {
                long passed = channel.transferTo(at, length - at, socket);
                at += passed;
                sent.addAndGet(passed);
            }
        }
    }

    private void send(SocketChannel socket, ByteBuffer bytes) throws IOException {
        sent.addAndGet(bytes.remaining());
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }

    /** As long as the heads of usual servers; no length if it is below zero. */
    private static ByteBuffer head(String status, String tag, long length) {
        String head = "HTTP/1.1 " + status + "\r\nServer: benchmark/1.0\r\nDate: Sun, 22 Nov 2026 10:00:00 GMT\r\n"
                + "Last-Modified: Sun, 22 Nov 2026 09:00:00 GMT\r\nConnection: keep-alive\r\n"
                + (tag.isEmpty() ? "" : "ETag: " + tag + "\r\n")
                + (length < 0 ? "" : "Accept-Ranges: bytes\r\nContent-Length: " + length + "\r\n")
                + "\r\n";
        return ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
