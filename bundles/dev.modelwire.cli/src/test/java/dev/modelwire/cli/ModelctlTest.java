package dev.modelwire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelctlTest {

    private static final String URL = "http://127.0.0.1:1";

    @TempDir
    private Path work;

    private Path runFile;

    @BeforeEach
    void givenTwoVersionsAndARunFile() throws IOException {
        for (String version : new String[] {"1", "2"}) {
            Path files = Files.createDirectories(work.resolve("models/pump/" + version));
            Files.writeString(files.resolve("model.tflite"), "model " + version);
            Files.writeString(files.resolve("manifest.json"), "{\"version\":\"" + version + "\"}");
        }
        runFile = work.resolve("run.properties");
        new RunFile(work.resolve("cloud"), work.resolve("models"), URL, "demo").write(runFile);
    }

    @Test
    void publish_firstVersion_writesDocumentThatNamesTheServedFiles() throws Exception {
        assertEquals(0, publish("pump", "1"));
        JsonObject model = desired().getAsJsonArray("models").get(0).getAsJsonObject();
        JsonObject artifact = model.getAsJsonArray("artifacts").get(0).getAsJsonObject();
        assertEquals(1, desired().get("revision").getAsLong());
        assertEquals(URL + "/models/pump/1/model.tflite", artifact.get("url").getAsString());
        byte[] served = Files.readAllBytes(work.resolve("cloud/models/pump/1/model.tflite"));
        assertEquals(served.length, artifact.get("size").getAsLong());
        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(served)),
                artifact.get("sha256").getAsString());
    }

    @Test
    void publish_nextVersion_raisesRevisionAndNamesTheModelOnce() throws Exception {
        publish("pump", "1");
        publish("pump", "2");
        assertEquals(2, desired().get("revision").getAsLong());
        assertEquals(1, desired().getAsJsonArray("models").size());
        assertTrue(desired().toString().contains("/models/pump/2/model.tflite"));
    }

    @Test
    void publish_damaged_servedFileHasAnotherDigestThanTheDocumentSays() throws Exception {
        assertEquals(0, run("publish", "--damage", "pump", "2"));
        byte[] served = Files.readAllBytes(work.resolve("cloud/models/pump/2/model.tflite"));
        assertNotEquals("model 2", new String(served, StandardCharsets.ISO_8859_1));
        assertFalse(desired()
                .toString()
                .contains(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(served))));
    }

    @Test
    void publish_flat_hasTheThreeKeysAndNoMore() throws Exception {
        assertEquals(0, run("publish", "--flat", "pump", "2"));
        assertEquals(
                java.util.Set.of("modelDownloadUrl", "modelMd5", "modelFileName"),
                desired().keySet());
        assertEquals("pump.tflite", desired().get("modelFileName").getAsString());
    }

    @Test
    void publish_asAShadow_theDocumentSaysSo() throws Exception {
        assertEquals(0, run("publish", "--activate", "shadow", "pump", "2"));
        JsonObject model = desired().getAsJsonArray("models").get(0).getAsJsonObject();
        assertEquals("shadow", model.get("activate").getAsString());
        publish("pump", "2");
        assertFalse(desired().toString().contains("activate"));
    }

    @Test
    void publish_unknownVersion_failsAndLeavesTheDocument() throws Exception {
        publish("pump", "1");
        assertEquals(1, publish("pump", "9"));
        assertEquals(1, desired().get("revision").getAsLong());
    }

    @Test
    void publish_noRunFile_failsWithTheRemedy() {
        assertEquals(
                1, Modelctl.run("publish", "--run-file", work.resolve("none").toString(), "pump", "1"));
    }

    @Test
    void commandLine_unknownCommand_isMisuse() {
        assertEquals(2, Modelctl.run("frobnicate"));
    }

    @Test
    void status_gatewayAnswers_isPrinted() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/devices/demo/requests/MODELWIRE-V1/GET/reported", exchange -> {
            byte[] body = "{\"modelwire-reported\":1,\"revision\":3,\"models\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            new RunFile(work.resolve("cloud"), work.resolve("models"), url, "demo").write(runFile);
            assertEquals(0, run("status"));
            assertEquals(0, run("status", "--json"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void status_nobodyListens_fails() {
        assertEquals(1, run("status"));
    }

    @Test
    void statusText_failure_namesCodeStepAndDetail() {
        String text = StatusText.of(JsonParser.parseString("""
                {"revision": 4, "source": "http", "lastModelUpdate": "2026-01-01T00:00:00Z",
                 "sources": [{"id": "http", "state": "offline", "detail": "since 10:00"}],
                 "models": [{"name": "pump", "phase": "FAILED",
                   "active": {"version": "1", "digest": "sha-256:0123456789abcdef"},
                   "failure": {"code": "DIGEST_MISMATCH", "step": "transfer", "detail": "other bytes"}}],
                 "events": [{"at": "2026-01-01T00:00:00Z", "model": "pump", "text": "refused"}]}
                """).getAsJsonObject());
        assertEquals("""
                revision 4 from http, last model update 2026-01-01T00:00:00Z
                  source http           offline  since 10:00
                  model pump             FAILED       active 1 (0123456789ab)     desired -
                    DIGEST_MISMATCH in transfer: other bytes
                  2026-01-01T00:00:00Z  pump: refused
                """, text);
    }

    @Test
    void statusText_convergenceAndWaiting_areSaid() {
        String text = StatusText.of(JsonParser.parseString("""
                {"revision": 4, "convergence": {"state": "WAITING", "percent": 90, "detail": "model pump: waits"},
                 "source": "cloud", "sources": [],
                 "sinks": [{"id": "http", "state": "failing", "detail": "status [503]"}],
                 "models": [{"name": "pump", "phase": "WAITING", "waiting": "an operator"}], "events": []}
                """).getAsJsonObject());
        assertEquals("""
                revision 4 from cloud, last model update -
                  WAITING, 90 %: model pump: waits
                  report http           failing  status [503]
                  model pump             WAITING      active -                    desired -
                    waits: an operator
                """, text);
    }

    private int publish(String model, String version) {
        return run("publish", model, version);
    }

    private int run(String command, String... arguments) {
        java.util.List<String> line = new java.util.ArrayList<>(java.util.List.of(command));
        line.addAll(java.util.List.of("--run-file", runFile.toString()));
        line.addAll(java.util.List.of(arguments));
        return Modelctl.run(line.toArray(String[]::new));
    }

    private JsonObject desired() throws IOException {
        return JsonParser.parseString(Files.readString(work.resolve("cloud/desired.json")))
                .getAsJsonObject();
    }
}
