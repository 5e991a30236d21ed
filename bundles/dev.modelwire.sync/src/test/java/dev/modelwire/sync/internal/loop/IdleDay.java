package dev.modelwire.sync.internal.loop;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.transport.Credentials;
import dev.modelwire.sync.internal.directory.NoFollowFiles;
import dev.modelwire.sync.internal.transfer.NoTrust;
import dev.modelwire.testkit.store.FakeModelStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A day on which nothing happens, in a process of its own: what it holds after two hours and at the end. Arguments: a
 * directory; {@code unchanged}, {@code away} or {@code leaking}; and how many hours follow the first two.
 */
final class IdleDay {

    static final int LEAK_PER_POLL = 100;

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final String MODEL = "model 1";
    private static final String TAG = "\"1\"";
    private static final int OBJECT_HEADER = 16;

    private final HttpServer server;
    private final ExecutorService http = Executors.newFixedThreadPool(2);
    private final AtomicLong logLines = new AtomicLong();
    private final List<byte[]> leaked = new ArrayList<>();
    private final Path directory;
    private final FragileStore store;
    private final ManualThreads time = new ManualThreads(http);
    private final CountingThreads threads = new CountingThreads(time);
    private final SyncLoop loop;
    private final boolean leaking;

    private IdleDay(Path directory, boolean leaking) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setErr(new PrintStream(new LineCounter(System.err, logLines), true, StandardCharsets.UTF_8));
        this.directory = directory;
        this.leaking = leaking;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/twin", this::twin);
        server.createContext("/m", exchange -> send(exchange, MODEL));
        server.start();
        store = new FragileStore(new FakeModelStore(directory));
        loop = new SyncLoop(new SyncLoop.Parts(
                store,
                new FakeActivator(store),
                new NoTrust(),
                threads,
                time.time(),
                new Random(1),
                new NoFollowFiles()));
    }

    public static void main(String[] arguments) throws IOException {
        IdleDay day = new IdleDay(Path.of(arguments[0]), arguments[1].equals("leaking"));
        day.live(arguments[1].equals("away"), Duration.ofHours(Long.parseLong(arguments[2])));
        System.exit(0);
    }

    private void live(boolean away, Duration rest) throws IOException {
        loop.start();
        HttpSource twin = new HttpSource(url("/twin"), INTERVAL, new Credentials.None());
        Duration patience = Duration.ofSeconds(5);
        loop.configure(
                new SyncOptions(true, "", List.of(), List.of(twin), TransferOptions.of(patience, patience, 1_000_000)));
        time.pass(Duration.ofHours(1));
        if (away) {
            server.stop(0);
        }
        time.pass(Duration.ofHours(1));
        measure("begin");
        time.pass(rest);
        measure("end");
    }

    private void twin(HttpExchange exchange) throws IOException {
        if (leaking) {
            leaked.add(new byte[LEAK_PER_POLL - OBJECT_HEADER]);
        }
        exchange.getResponseHeaders().set("ETag", TAG);
        if (TAG.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        } else {
            String artifact = "{\"role\":\"model\",\"url\":\"%s\",\"sha256\":\"%s\",\"size\":%d}"
                    .formatted(url("/m"), Gateway.hex("SHA-256", MODEL), MODEL.length());
            send(exchange, Gateway.state(1, "{\"name\":\"pump\",\"version\":\"1\",\"artifacts\":[" + artifact + "]}"));
        }
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void measure(String when) throws IOException {
        String reported = loop.reported();
        var json = JsonParser.parseString(reported).getAsJsonObject();
        long files;
        try (var all = Files.walk(directory)) {
            files = all.count();
        }
        boolean active = reported.contains("\"phase\":\"ACTIVE\"");
        int events = json.getAsJsonArray("events").size();
        System.out.printf(
                "%s polls=%d heap=%d files=%d threads=%d reported=%d events=%d logLines=%d writes=%d active=%d%n",
                when,
                threads.polls,
                heap(),
                files,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                reported.length(),
                events,
                logLines.get(),
                store.operations(),
                active ? 1 : 0);
    }

    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    /** Counts the polls. */
    private static final class CountingThreads implements Threads {

        private final Threads threads;
        private long polls;

        CountingThreads(Threads threads) {
            this.threads = threads;
        }

        @Override
        public void loop(Runnable turn) {
            threads.loop(turn);
        }

        @Override
        public void wakeAfter(Duration delay, Runnable turn) {
            threads.wakeAfter(delay, turn);
        }

        @Override
        public void work(Lane lane, Runnable work) {
            polls += lane == Lane.POLL ? 1 : 0;
            threads.work(lane, work);
        }

        @Override
        public java.util.concurrent.Executor http() {
            return threads.http();
        }

        @Override
        public void close(Runnable lastTurn, Duration deadline) {
            threads.close(lastTurn, deadline);
        }
    }

    /** Counts the lines that pass. */
    private static final class LineCounter extends OutputStream {

        private final OutputStream to;
        private final AtomicLong lines;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        LineCounter(OutputStream to, AtomicLong lines) {
            this.to = to;
            this.lines = lines;
        }

        @Override
        public void write(int b) throws IOException {
            line.write(b);
            if (b == '\n') {
                lines.incrementAndGet();
                to.write(line.toByteArray());
                line.reset();
            }
        }
    }
}
