package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.transport.Credentials;
import dev.modelwire.testkit.http.Behaviours;
import dev.modelwire.testkit.http.Faults;
import dev.modelwire.testkit.http.HostileServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that want to be left alone are. The interval of the polls is 10 s, the waits are 2 s, 4 s, 8 s and so on. */
class RetryAfterTest {

    @TempDir
    Path directory;

    private HostileServer server;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        server = new HostileServer();
        gateway = new Gateway(directory);
    }

    @AfterEach
    void stop() {
        gateway.close();
        server.close();
    }

    private void busy(String path, int seconds) {
        server.on(path, Behaviours.status(429).but(Faults.header("Retry-After", String.valueOf(seconds))));
    }

    private int asked(String path) {
        return server.requests(path).size();
    }

    private void poll() {
        SyncOptions usual = gateway.options("", true);
        gateway.loop.configure(new SyncOptions(
                true,
                "",
                List.of(),
                List.of(new HttpSource(server.url("/twin"), Duration.ofSeconds(10), new Credentials.None())),
                usual.transfer()));
        gateway.threads.settle();
    }

    private void desireFile() {
        String model = gateway.model("pump", "1", "model one");
        String elsewhere = gateway.server.url("/pump-1").toString();
        gateway.configure(state(1, model.replace(elsewhere, server.url("/m").toString())), false);
    }

    @Test
    void poll_serverAsksForLongerThanTheInterval_isLeftAloneForThatLong() {
        busy("/twin", 300);
        poll();
        assertEquals(1, asked("/twin"));
        assertEquals("HTTP_STATUS", at(gateway.source("http"), "code"));

        gateway.threads.pass(Duration.ofSeconds(299));
        assertEquals(1, asked("/twin"));

        gateway.threads.pass(Duration.ofSeconds(2));
        assertEquals(2, asked("/twin"));
    }

    @Test
    void poll_serverAsksForLessThanTheBackoff_theBackoffCounts() {
        busy("/twin", 1);
        poll();

        gateway.threads.pass(Duration.ofMillis(1900));
        assertEquals(1, asked("/twin"));

        gateway.threads.pass(Duration.ofMillis(200));
        assertEquals(2, asked("/twin"));
    }

    @Test
    void poll_serverThatAsksAnswersAgain_theIntervalCountsAgain() {
        busy("/twin", 60);
        poll();
        server.on("/twin", Behaviours.file("{}".getBytes(StandardCharsets.UTF_8)));
        gateway.threads.pass(Duration.ofSeconds(61));
        assertEquals("ok", at(gateway.source("http"), "state"));
        int before = asked("/twin");

        gateway.threads.pass(Duration.ofSeconds(11));
        assertEquals(before + 1, asked("/twin"));
    }

    @Test
    void poll_operatorAsks_doesNotWait() {
        busy("/twin", 300);
        poll();

        gateway.loop.sync();
        gateway.threads.settle();

        assertEquals(2, asked("/twin"));
    }

    @Test
    void fetch_serverAsksForLongerThanTheBackoff_isLeftAloneForThatLong() {
        busy("/m", 120);
        desireFile();
        assertEquals(1, asked("/m"));
        assertEquals("HTTP_STATUS", at(gateway.model("pump"), "failure", "code"));

        gateway.threads.pass(Duration.ofSeconds(119));
        assertEquals(1, asked("/m"));

        server.on("/m", Behaviours.file("model one".getBytes(StandardCharsets.UTF_8)));
        gateway.threads.pass(Duration.ofSeconds(2));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
    }

    @Test
    void fetch_serverAsksForLessThanTheBackoff_theBackoffCounts() {
        busy("/m", 1);
        desireFile();
        gateway.threads.pass(Duration.ofSeconds(15));

        // After 2, 4 and 8 s, not every second.
        assertTrue(asked("/m") <= 4, () -> asked("/m") + " requests");
    }
}
