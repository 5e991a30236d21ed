package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection goes at each step and comes back (T9). */
class OfflineTest {

    private static final Duration A_WHILE = Duration.ofMinutes(25);

    @TempDir
    Path directory;

    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway(directory);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void offline(String path) {
        gateway.server.answer(path, HttpExchange::close);
    }

    private void runFirst() {
        gateway.configure("", true);
        gateway.publish(state(1, gateway.withManifest("pump", "1")));
        assertEquals("1", gateway.running("pump"));
    }

    private String events() {
        return at(gateway.reported(), "events");
    }

    @Test
    void beforeTheDocument_T9_whatIsActiveGoesOnAndTheChangeIsFoundLater() {
        runFirst();
        offline(Gateway.TWIN);
        gateway.threads.pass(A_WHILE);
        assertEquals("offline", at(gateway.source("http"), "state"));
        assertEquals("SOURCE_UNREACHABLE", at(gateway.source("http"), "code"));
        assertEquals("1", gateway.running("pump"));

        gateway.publish(state(2, gateway.withManifest("pump", "2")));
        assertEquals("2", gateway.running("pump"));
        assertEquals("ok", at(gateway.source("http"), "state"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pump-2.json", "/pump-2"})
    void atAFile_T9_theFailureIsReportedAlsoAfterARestartAndAfterItIsOver(String path) {
        runFirst();
        String next = gateway.withManifest("pump", "2");
        offline(path);
        gateway.publish(state(2, next));
        offline(Gateway.TWIN);
        assertEquals("FAILED", at(gateway.model("pump"), "phase"));
        assertEquals("TRANSFER_FAILED", at(gateway.model("pump"), "failure", "code"));
        assertEquals("1", gateway.running("pump"));

        gateway.powerCut();
        assertTrue(events().contains("transfer failed (TRANSFER_FAILED)"), events());
        gateway.configure("", true);
        gateway.threads.pass(A_WHILE);
        assertEquals("TRANSFER_FAILED", at(gateway.model("pump"), "failure", "code"));
        assertEquals("1", gateway.running("pump"));

        gateway.withManifest("pump", "2");
        gateway.threads.pass(A_WHILE);
        assertEquals("2", gateway.running("pump"), "the document is not needed for that");
        assertEquals("offline", at(gateway.source("http"), "state"));
        gateway.publish(state(2, next));
        assertEquals("", at(gateway.model("pump"), "failure"));
        assertTrue(events().contains("transfer failed (TRANSFER_FAILED)"), "it is not forgotten: " + events());
    }

    @Test
    void atTheActivation_T9_theRefusalIsReportedWhenTheConnectionIsBack() {
        runFirst();
        gateway.threads.hold(Lane.ENGINE);
        gateway.publish(state(2, gateway.withManifest("pump", "bad")));
        offline(Gateway.TWIN);
        offline("/pump-bad");
        gateway.threads.pass(Duration.ofSeconds(11));
        gateway.threads.release();
        assertEquals("MODEL_INVALID", at(gateway.model("pump"), "failure", "code"));
        assertEquals("1", gateway.running("pump"));

        gateway.powerCut();
        gateway.configure("", true);
        gateway.publish(state(2, gateway.withManifest("pump", "bad")));
        assertEquals("ok", at(gateway.source("http"), "state"));
        assertEquals("MODEL_INVALID", at(gateway.model("pump"), "failure", "code"));
        assertTrue(events().contains("MODEL_INVALID"), events());
        assertEquals("1", gateway.running("pump"));
    }

    @Test
    void whileAllIsAsDesired_T9_aRestartNeedsNoConnection() {
        runFirst();
        offline(Gateway.TWIN);
        offline("/pump-1");
        offline("/pump-1.json");
        gateway.powerCut();
        assertEquals("1", gateway.running("pump"), "before anything is configured");
        gateway.configure("", true);
        gateway.threads.pass(A_WHILE);
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals("", at(gateway.model("pump"), "failure"));
    }
}
