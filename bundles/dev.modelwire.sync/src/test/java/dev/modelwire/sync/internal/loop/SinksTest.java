package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import dev.modelwire.api.desired.ReportOptions;
import dev.modelwire.api.desired.SyncOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the reported state is sent, through servers and disks that fail. */
class SinksTest {

    @TempDir
    Path directory;

    @TempDir
    Path reports;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private HttpServer server;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (status < 300) {
                received.add(exchange.getRequestMethod() + " " + body);
            }
            if (status == 307) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        gateway = new Gateway(directory);
    }

    @AfterEach
    void stop() {
        gateway.close();
        server.stop(0);
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/reported?sig=secret");
    }

    private void configure(String document, ReportOptions report) {
        SyncOptions plain = gateway.options(document, false);
        gateway.loop.configure(
                new SyncOptions(true, document, plain.directories(), plain.http(), plain.transfer(), report));
        gateway.threads.settle();
    }

    private ReportOptions http() {
        return new ReportOptions(List.of(url()), List.of(), Duration.ofSeconds(5));
    }

    private JsonObject last() {
        String request = received.get(received.size() - 1);
        assertTrue(request.startsWith("PUT "), request);
        return JsonParser.parseString(request.substring(4)).getAsJsonObject();
    }

    private String sink(String key) {
        return at(gateway.reported().getAsJsonArray("sinks").get(0).getAsJsonObject(), key);
    }

    @Test
    void http_activeModel_isPut() {
        configure(state(7, gateway.model("pump", "1", "model one")), http());
        gateway.threads.pass(Duration.ofSeconds(12));
        assertEquals("CONVERGED", at(last(), "convergence", "state"));
        assertEquals("7", at(last(), "revision"));
        assertEquals("ok", sink("state"));
        int before = received.size();
        gateway.threads.pass(Duration.ofHours(1));
        assertEquals(before, received.size(), "nothing has changed");
    }

    @Test
    void http_F5_stormOfChanges_isThinnedOutAndTheLastStateComesThrough() {
        configure("", http());
        for (int revision = 1; revision <= 100; revision++) {
            configure(state(revision, gateway.model("pump", "v" + revision % 2, "model " + revision % 2)), http());
            gateway.threads.pass(Duration.ofMillis(200));
        }
        gateway.threads.pass(Duration.ofSeconds(6));
        assertTrue(received.size() <= 8, received.size() + " reports in 26 s");
        assertEquals("100", at(last(), "revision"));
    }

    @Test
    void http_P13_failsOverARestart_comesThroughLater() {
        status = 503;
        configure(state(1, gateway.model("pump", "1", "model one")), http());
        gateway.threads.pass(Duration.ofMinutes(1));
        assertEquals("failing", sink("state"));
        assertEquals("HTTP_STATUS", sink("code"));
        assertEquals("1", gateway.running("pump"), "a report that is lost stops nothing");
        gateway.powerCut();
        configure(state(1, gateway.model("pump", "1", "model one")), http());
        gateway.threads.pass(Duration.ofMinutes(30));
        assertEquals(List.of(), received);
        status = 200;
        gateway.threads.pass(Duration.ofMinutes(11));
        assertEquals("ACTIVE", at(last().getAsJsonArray("models").get(0).getAsJsonObject(), "phase"));
        assertEquals("ok", sink("state"));
    }

    @Test
    void http_F4_failureThatWasNotHeard_isToldWhenTheServerIsBack() {
        configure(state(1, gateway.model("pump", "1", "model one")), http());
        status = 500;
        configure(state(2, gateway.model("pump", "2", "nonsense")), http());
        gateway.threads.pass(Duration.ofMinutes(30));
        status = 200;
        gateway.threads.pass(Duration.ofMinutes(11));
        JsonObject pump = last().getAsJsonArray("models").get(0).getAsJsonObject();
        assertEquals("MODEL_INVALID", at(pump, "failure", "code"));
        assertEquals("1", at(pump, "active", "version"));
        assertEquals("FAILED", at(last(), "convergence", "state"), "it is not in progress for ever");
    }

    @Test
    void http_outage_doesNotFillTheEvents() {
        status = 503;
        configure(state(1, gateway.model("pump", "1", "model one")), http());
        gateway.threads.pass(Duration.ofMinutes(1));
        int before = gateway.reported().getAsJsonArray("events").size();
        gateway.threads.pass(Duration.ofDays(1));
        assertEquals(before, gateway.reported().getAsJsonArray("events").size());
        assertFalse(gateway.loop.reported().contains("secret"));
    }

    @Test
    void http_redirect_isNotFollowed() {
        status = 307;
        configure("", http());
        gateway.threads.pass(Duration.ofSeconds(1));
        assertEquals("REDIRECT_REFUSED", sink("code"));
    }

    @Test
    void file_changes_areWrittenWhole() throws IOException {
        Path file = reports.resolve("reported.json");
        configure(
                state(3, gateway.model("pump", "1", "model one")),
                new ReportOptions(List.of(), List.of(file), Duration.ofSeconds(1)));
        gateway.threads.pass(Duration.ofSeconds(3));
        JsonObject written = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertEquals("CONVERGED", at(written, "convergence", "state"));
        try (var files = Files.list(reports)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void file_directoryIsNotThereYet_isWrittenWhenItIs() throws IOException {
        Path file = reports.resolve("stick/reported.json");
        configure(
                state(3, gateway.model("pump", "1", "model one")),
                new ReportOptions(List.of(), List.of(file), Duration.ofSeconds(1)));
        gateway.threads.pass(Duration.ofMinutes(1));
        assertEquals("STORE_IO", sink("code"));
        assertTrue(sink("detail").contains("its directory is not there"), sink("detail"));
        Files.createDirectory(file.getParent());
        gateway.threads.pass(Duration.ofMinutes(11));
        assertTrue(Files.exists(file));
        assertEquals("ok", sink("state"));
    }
}
