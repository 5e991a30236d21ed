package dev.modelwire.gateway.internal.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Serves the files of a directory with strong entity tags, conditional requests and ranges. */
final class DirectoryHandler implements HttpHandler {

    private final Path root;
    private final Map<String, LongAdder> sent = new ConcurrentHashMap<>();

    DirectoryHandler(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                HttpReply.text(exchange, 405, "Only GET and HEAD are served here");
                return;
            }
            if (!Files.isDirectory(root)) {
                HttpReply.text(exchange, 503, "The cloud is gone");
                return;
            }
            var file = file(exchange.getRequestURI().getPath());
            if (file.isEmpty()) {
                HttpReply.text(exchange, 404, "There is no such file");
                return;
            }
            serve(exchange, Files.readAllBytes(file.get()), type(file.get()));
        }
    }

    /** How often each path was sent, whole or in part; an answer that nothing changed does not count. */
    Map<String, Long> sent() {
        var counts = new TreeMap<String, Long>();
        sent.forEach((path, count) -> counts.put(path, count.sum()));
        return counts;
    }

    private Optional<Path> file(String path) {
        try {
            var file = root.resolve(path.replaceFirst("^/+", "")).normalize();
            return file.startsWith(root) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void serve(HttpExchange exchange, byte[] content, String type) throws IOException {
        var tag = tag(content);
        var headers = exchange.getResponseHeaders();
        headers.set("ETag", tag);
        headers.set("Accept-Ranges", "bytes");
        headers.set("Cache-Control", "no-cache");
        if (matches(exchange.getRequestHeaders().getFirst("If-None-Match"), tag)) {
            HttpReply.empty(exchange, 304);
            return;
        }
        sent.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new LongAdder())
                .increment();
        var condition = exchange.getRequestHeaders().getFirst("If-Range");
        var range = condition == null || condition.trim().equals(tag)
                ? ByteRange.parse(exchange.getRequestHeaders().getFirst("Range"), content.length)
                : ByteRange.all(content.length);
        if (range.isEmpty()) {
            headers.set("Content-Range", "bytes */" + content.length);
            HttpReply.empty(exchange, 416);
        } else if (range.get().partial()) {
            headers.set("Content-Range", range.get().header(content.length));
            HttpReply.send(
                    exchange,
                    206,
                    type,
                    Arrays.copyOfRange(content, range.get().first(), range.get().last() + 1));
        } else {
            HttpReply.send(exchange, 200, type, content);
        }
    }

    private static boolean matches(@Nullable String header, String tag) {
        return header != null
                && Arrays.stream(header.split(",")).map(String::trim).anyMatch(t -> t.equals("*") || t.equals(tag));
    }

    private static String tag(byte[] content) {
        try {
            return "\""
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(Path file) {
        return file.toString().endsWith(".json") ? "application/json" : "application/octet-stream";
    }
}
