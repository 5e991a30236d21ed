package dev.modelwire.gateway.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.gateway.launcher.Gateway;
import dev.modelwire.gateway.launcher.GatewayException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlatformIT {

    private static final String GRAPH = """
            {"components":[
              {"pid":"ticks","factoryPid":"org.eclipse.kura.wire.Timer",
               "properties":{"simple.interval":20,"simple.time.unit":"MILLISECONDS"}},
              {"pid":"log","factoryPid":"org.eclipse.kura.wire.Logger"}],
             "wires":[{"emitter":"ticks","emitterPort":0,"receiver":"log","receiverPort":0}]}
            """;

    private Path home;

    private Gateway gateway;

    @BeforeAll
    void boot(@TempDir Path directory) throws IOException {
        home = directory;
        Files.createDirectories(home.resolve("cloud"));
        gateway = Booted.start(home);
    }

    @AfterAll
    void stop() {
        gateway.stop();
    }

    @Test
    void start_platform_isHealthy() {
        assertEquals(List.of(), gateway.startFailures());
        assertEquals("All bundles are active and all components satisfied.", gateway.health());
    }

    @Test
    void updateGraph_timerToLogger_recordsArrive() throws Exception {
        gateway.command("update-graph", Map.of("graph", GRAPH));

        assertTrue(Booted.eventually(() -> Booted.counter(gateway, "log", "received") > 3), gateway.health());
        var stored = String.valueOf(gateway.command("get-graph").get("graph"));
        assertTrue(stored.contains("\"receiver\":\"log\""), stored);
        var properties = (Map<?, ?>)
                gateway.command("get-config", Map.of("pid", "ticks")).get("properties");
        assertEquals(1, properties.get("emitter.port.count"));
        assertEquals(20, properties.get("simple.interval"));
    }

    @Test
    void updateGraph_threeOfSixCardinalities_isRefusedWithTheReason() throws BundleException {
        Booted.install(gateway, "misshapen", ProbeBundle.misshapen());
        var graph = "{\"components\":[{\"pid\":\"bad\",\"factoryPid\":\"test.Misshapen\"}],\"wires\":[]}";

        var refusal =
                assertThrows(GatewayException.class, () -> gateway.command("update-graph", Map.of("graph", graph)));

        assertTrue(refusal.getMessage().contains("output.cardinality.minimum"), refusal.getMessage());
        assertFalse(String.valueOf(gateway.command("list-wire-components")).contains("test.Misshapen"));
    }

    @Test
    void health_unresolvableBundle_saysWhatIsMissing() throws BundleException {
        var bundle = gateway.bundleContext()
                .installBundle("unresolvable", new ByteArrayInputStream(ProbeBundle.unresolvable()));
        assertThrows(BundleException.class, bundle::start);

        var health = gateway.health();

        bundle.uninstall();
        assertTrue(health.contains("Bundle [test.unresolvable 1.0.0] is INSTALLED: nothing provides package"), health);
        assertTrue(health.contains("javax.servlet"), health);
    }

    @Test
    void request_appWithoutHandler_getsNoReply() {
        var reply = gateway.command("request", Map.of("app", "NOBODY-V1", "timeoutMillis", 300));

        assertEquals(504, reply.get("code"));
    }

    @Test
    void site_unchangedFile_answersNotModified() throws Exception {
        Files.writeString(home.resolve("cloud/desired.json"), "{}");
        var uri = URI.create("http://127.0.0.1:" + gateway.command("cloud").get("httpPort") + "/desired.json");
        var client = HttpClient.newHttpClient();

        var first = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var second = client.send(
                HttpRequest.newBuilder(uri).header("If-None-Match", tag).build(), BodyHandlers.ofString());

        assertEquals("{}", first.body());
        assertEquals(304, second.statusCode());
    }
}
