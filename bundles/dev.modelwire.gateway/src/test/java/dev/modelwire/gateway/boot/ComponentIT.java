package dev.modelwire.gateway.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.gateway.launcher.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentIT {

    private static final String PID = ProbeBundle.PROBE;

    @TempDir
    Path home;

    private Gateway gateway;

    @BeforeEach
    void boot() throws IOException {
        gateway = Booted.start(home);
    }

    @AfterEach
    void stop() {
        gateway.stop();
    }

    private boolean probeHas(String key, Object value) throws InterruptedException {
        return Booted.eventually(
                () -> value.equals(Booted.probe(gateway, "properties").get(key)));
    }

    @Test
    void firstInstall_singleton_isSeededOnceWithDefaults() throws Exception {
        Booted.install(gateway, "probe", ProbeBundle.probe());

        assertTrue(probeHas("document", "{\"a\":1,\"b\":2}"), gateway.health());
        var given = Booted.probe(gateway, "properties");
        assertEquals(PID, given.get("kura.service.pid"));
        assertEquals(PID, given.get("service.pid"));
        assertEquals(7, given.get("limit"));
        assertEquals(Map.of("activations", 1, "updates", 0), Booted.probe(gateway, "counts"));
    }

    @Test
    void update_outOfRangeAndPassword_arrivesUnvalidatedAndAsCiphertext() throws Exception {
        Booted.install(gateway, "probe", ProbeBundle.probe());
        assertTrue(probeHas("limit", 7));

        gateway.command(
                "update-config",
                Map.of("pid", PID, "properties", Map.of("limit", "abc"), "passwords", Map.of("token", "s3")));

        assertTrue(probeHas("limit", "abc"));
        var token = String.valueOf(Booted.probe(gateway, "properties").get("token"));
        assertNotEquals("s3", token);
        assertEquals(2, token.split("-").length);
    }

    @Test
    void update_nullValue_bringsTheDefaultBack() throws Exception {
        Booted.install(gateway, "probe", ProbeBundle.probe());
        assertTrue(probeHas("limit", 7));
        gateway.command("update-config", Map.of("pid", PID, "properties", Map.of("limit", 9)));
        assertTrue(probeHas("limit", 9));
        var removal = new HashMap<String, Object>();
        removal.put("limit", null);

        gateway.command("update-config", Map.of("pid", PID, "properties", removal));

        assertTrue(probeHas("limit", 7));
    }

    @Test
    void bundleRestart_storedValues_constructorThenModifiedWithTheSame() throws Exception {
        var bundle = Booted.install(gateway, "probe", ProbeBundle.probe());
        assertTrue(probeHas("limit", 7));
        gateway.command("update-config", Map.of("pid", PID, "properties", Map.of("limit", 9)));
        assertTrue(probeHas("limit", 9));

        bundle.stop();
        bundle.start();

        assertTrue(Booted.eventually(
                () -> Map.of("activations", 1, "updates", 1).equals(Booted.probe(gateway, "counts"))));
        assertEquals(9, Booted.probe(gateway, "properties").get("limit"));
    }

    @Test
    void restart_packageAndConfiguration_comeBackFromDisk() throws Exception {
        gateway.installPackage(ProbeBundle.deploymentPackage(home, ProbeBundle.probe()));
        assertTrue(probeHas("limit", 7), gateway.health());
        gateway.command(
                "update-config",
                Map.of("pid", PID, "properties", Map.of("limit", 9), "passwords", Map.of("token", "s3")));
        gateway.command(
                "create-config",
                Map.of("factoryPid", "org.eclipse.kura.wire.Logger", "pid", "mine", "properties", Map.of()));
        gateway.stop();

        gateway = Booted.start(home);

        assertTrue(probeHas("limit", 9), gateway.health());
        assertEquals(
                Map.of("test-package", "1.0.0"),
                gateway.command("list-packages").get("packages"));
        assertTrue(Files.exists(home.resolve("packages/test-package_1.0.0.dp")));
        assertTrue(Booted.eventually(
                () -> String.valueOf(gateway.command("counters")).contains("mine")));
    }

    @Test
    void request_overTheBroker_reachesTheHandlerAndMapsItsError() throws Exception {
        Booted.install(gateway, "probe", ProbeBundle.probe());
        assertTrue(probeHas("limit", 7));

        var found = gateway.command("request", Map.of("app", "PROBE-V1", "resource", "a/b"));
        var missing = gateway.command("request", Map.of("app", "PROBE-V1", "resource", "nothing"));
        var unsupported = gateway.command("request", Map.of("app", "PROBE-V1", "method", "PUT"));

        assertEquals(200, found.get("code"));
        assertEquals("[a, b]", found.get("body"));
        assertEquals(404, missing.get("code"));
        assertEquals(500, unsupported.get("code"));
    }
}
