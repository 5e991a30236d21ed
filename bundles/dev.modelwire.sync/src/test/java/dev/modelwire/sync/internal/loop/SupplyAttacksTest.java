package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway as a whole makes of an attack: the old model serves, the cause is named, the next good one converges. */
class SupplyAttacksTest {

    @TempDir
    Path directory;

    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway(directory);
        gateway.configure("", true);
        gateway.publish(state(1, gateway.model("pump", "1", "model one")));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void assertRefused(String code) {
        assertEquals("1", gateway.running("pump"));
        assertEquals("FAILED", at(gateway.model("pump"), "phase"));
        assertEquals(code, at(gateway.model("pump"), "failure", "code"));
        assertEquals("transfer", at(gateway.model("pump"), "failure", "step"));
        assertEquals(1, gateway.files(), "nothing is left behind on disk");
        gateway.publish(state(7, gateway.model("pump", "7", "model seven")));
        assertEquals("7", gateway.running("pump"));
        assertEquals("", at(gateway.model("pump"), "failure"));
    }

    @Test
    void publish_endlessFile_S6_isCutAndNamed() {
        String document = state(2, gateway.model("pump", "2", "model two"));
        gateway.server.answer("/pump-2", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] more = "model two and more ".getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(more);
            }
        });
        gateway.publish(document);
        assertRefused("TRANSFER_TOO_LARGE");
    }

    @Test
    void publish_endlessDocument_S6_isRefusedAndTheOldStateStays() {
        gateway.publish(" ".repeat(100_000) + state(2));
        assertEquals("1", gateway.running("pump"));
        assertEquals("1", at(gateway.reported(), "revision"));
        assertTrue(at(gateway.reported(), "refused", "code").startsWith("DESIRED_")
                || at(gateway.source("http"), "state").equals("offline"));
        gateway.publish(state(3));
        assertEquals("", gateway.running("pump"), "the next good one is taken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"modelwire\":1,\"revision\":2",
                "{\"modelwire\":1,\"revision\":2,\"revision\":3,\"models\":[]}",
                "{\"modelwire\":1,\"revision\":1e999,\"models\":[]}",
                "{\"modelwire\":1,\"revision\":NaN,\"models\":[]}",
                "{\"modelwire\":1,\"revision\":\"2\",\"models\":{}}",
                "{\"modelwire\":1,\"revision\":2,\"models\":[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}",
                "{\"modelwire\":1,\"revision\":1,\"models\":[]}",
                "{\"modelwire\":1,\"revision\":0,\"models\":[]}"
            })
    void publish_brokenOrReplayedDocument_S13_isNamedAndNothingIsTouched(String document) {
        int operations = gateway.activator.log().size();
        gateway.publish(document);
        gateway.threads.pass(Duration.ofMinutes(2));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals("refused", at(gateway.source("http"), "state"));
        assertTrue(at(gateway.reported(), "refused", "code").startsWith("DESIRED_"));
        assertEquals(operations, gateway.activator.log().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "/pump-2"})
    void publish_fileThatRedirectsElsewhere_S24_isRefusedAndNamed(String location) {
        String document = state(2, gateway.model("pump", "2", "model two"));
        gateway.server.redirect("/pump-2", location);
        gateway.publish(document);
        assertRefused("REDIRECT_REFUSED");
    }

    @Test
    void publish_fileByAnotherScheme_S24_isRefusedAsADocument() {
        String document = state(2, gateway.model("pump", "2", "model two"));
        gateway.publish(document.replace("http://", "file://"));
        assertEquals("URL_SCHEME_REFUSED", at(gateway.reported(), "refused", "code"));
        assertEquals("1", gateway.running("pump"));
    }

    @Test
    void publish_serverWithoutTrustedTls_S25_isRefusedAndNamed() {
        String document = state(2, gateway.model("pump", "2", "model two"));
        gateway.publish(document.replace("http://", "https://"));
        assertRefused("TLS_FAILED");
        assertFalse(gateway.stores("model two"));
    }
}
