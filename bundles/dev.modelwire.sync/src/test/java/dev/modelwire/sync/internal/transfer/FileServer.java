package dev.modelwire.sync.internal.transfer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A well-behaved HTTP server on loopback that counts what it is asked for. */
public final class FileServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, HttpHandler> files = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    public FileServer() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    FileServer(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add(String.valueOf(authorization));
        try (exchange) {
            files.getOrDefault(path, missing -> missing.sendResponseHeaders(404, -1))
                    .handle(exchange);
        }
    }

    public FileServer file(String path, byte[] content) {
        return answer(path, exchange -> send(exchange, 200, content));
    }

    /** Serves a text with an entity tag and answers 304 to whom knows it. */
    public FileServer document(String path, String text) {
        String tag = "\"" + text.hashCode() + "\"";
        return answer(path, exchange -> {
            exchange.getResponseHeaders().set("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                send(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    public FileServer redirect(String path, String location) {
        return answer(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    public FileServer status(String path, int status) {
        return answer(path, exchange -> exchange.sendResponseHeaders(status, -1));
    }

    public FileServer answer(String path, HttpHandler handler) {
        files.put(path, handler);
        return this;
    }

    static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
    }

    public long count(String path) {
        return requests.stream().filter(path::equals).count();
    }

    public String lastAuthorization() {
        return authorizations.get(authorizations.size() - 1);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
