package dev.modelwire.gateway.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.modelwire.testkit.engine.FakeModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server with models, a desired-state document and a place for reports; it can go down and break answers. */
final class MovingServer implements AutoCloseable {

    /** The version that is no model. */
    static final int BAD = 6;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final AtomicInteger broken = new AtomicInteger();
    private volatile boolean down;
    private volatile String twin = "{}";
    private volatile String reported = "{}";

    MovingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Version n of the model answers n to everything. */
    static byte[] model(int version) {
        return version == BAD
                ? "this is no model".getBytes(StandardCharsets.UTF_8)
                : FakeModel.of("x", "y", FakeModel.Finish.NONE, new double[] {version, 0})
                        .bytes();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    void twin(String document) {
        twin = document;
    }

    String reported() {
        return reported;
    }

    void down(boolean now) {
        down = now;
    }

    /** The next answers end in the middle. */
    void breakNext(int answers) {
        broken.set(answers);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            if (down) {
                return; // the connection breaks without an answer
            }
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/reported")) {
                reported = new String(request, StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(204, -1);
            } else if (path.equals("/twin")) {
                send(exchange, twin.getBytes(StandardCharsets.UTF_8));
            } else {
                send(exchange, model(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1))));
            }
        }
    }

    private void send(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        boolean half = broken.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        exchange.getResponseBody().write(half ? Arrays.copyOf(content, content.length / 2) : content);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
