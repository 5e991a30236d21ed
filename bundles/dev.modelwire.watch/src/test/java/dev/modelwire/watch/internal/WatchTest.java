package dev.modelwire.watch.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.message.KuraPayload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

    private static final Problem PROBLEM = new Problem("bundle", "dev.modelwire.sync 1", "INSTALLED", "no \"luck\"");

    @TempDir
    Path home;

    private final List<Problem> found = new ArrayList<>();
    private final List<Path> asked = new ArrayList<>();
    private Watch watch;
    private PackageRequests requests;

    @BeforeEach
    void setUp() throws IOException {
        Path packages = Files.createDirectory(home.resolve("packages"));
        Files.writeString(packages.resolve("modelwire_1.0.0.dp"), "old");
        Files.writeString(
                home.resolve("dpa.properties"),
                "modelwire=" + packages.resolve("modelwire_2.0.0.dp").toUri());
        watch = new Watch(
                List.of(() -> found),
                new PackageBook(home.resolve("dpa.properties"), new GoodVersions(home.resolve("good"))));
        requests = new PackageRequests(watch, asked::add);
    }

    @Test
    void look_problemSeenOnce_isNotTold() {
        found.add(PROBLEM);
        watch.look();

        assertEquals("whole", state());
    }

    @Test
    void look_problemSeenTwice_isToldWithItsReason() {
        found.add(PROBLEM);
        watch.look();
        watch.look();

        assertEquals("broken", state());
        assertTrue(
                watch.get()
                        .contains("{\"bundle\":\"dev.modelwire.sync 1\",\"state\":\"INSTALLED\","
                                + "\"why\":\"no \\\"luck\\\"\"}"),
                watch.get());
    }

    @Test
    void look_problemGone_isToldNoMore() {
        found.add(PROBLEM);
        watch.look();
        watch.look();
        found.clear();
        watch.look();

        assertEquals("whole", state());
    }

    @Test
    void look_quietTwice_remembersTheVersionsAsGood() throws IOException {
        watch.look();
        assertEquals(false, Files.exists(home.resolve("good")));
        watch.look();

        assertEquals(List.of("modelwire 2.0.0"), Files.readAllLines(home.resolve("good")));
    }

    @Test
    void get_ofPackages_namesVersionAndPrevious() {
        assertTrue(
                watch.get().contains("{\"name\":\"modelwire\",\"version\":\"2.0.0\",\"previous\":\"1.0.0\"}"),
                watch.get());
    }

    @Test
    void exec_rollback_asksForTheFileBefore() {
        KuraMessage answer = requests.doExec(null, request("rollback", "modelwire"));

        assertEquals(200, answer.getPayload().getMetric("response.code"));
        assertEquals("{\"rollback\":\"modelwire\",\"to\":\"1.0.0\"}", body(answer));
        assertEquals(List.of(home.resolve("packages/modelwire_1.0.0.dp")), asked);
    }

    @Test
    void exec_rollbackOfWhatIsNotThere_isNotFoundAndAsksForNothing() {
        KuraMessage answer = requests.doExec(null, request("rollback", "modelwire-wires"));

        assertEquals(404, answer.getPayload().getMetric("response.code"));
        assertEquals(List.of(), asked);
    }

    @Test
    void exec_rollbackWithoutAgent_saysSo() {
        PackageRequests without = new PackageRequests(watch, file -> {
            throw new IllegalStateException("this gateway has no deployment agent");
        });

        KuraMessage answer = without.doExec(null, request("rollback", "modelwire"));

        assertEquals(500, answer.getPayload().getMetric("response.code"));
        assertEquals(
                "this gateway has no deployment agent", answer.getPayload().getMetric("response.exception.message"));
    }

    @Test
    void get_otherResources_areNotFound() {
        assertEquals(404, requests.doGet(null, request("other")).getPayload().getMetric("response.code"));
        assertEquals(
                404, requests.doExec(null, request("rollback")).getPayload().getMetric("response.code"));
        assertEquals(200, requests.doGet(null, request("state")).getPayload().getMetric("response.code"));
    }

    private String state() {
        return JsonParser.parseString(watch.get())
                .getAsJsonObject()
                .get("state")
                .getAsString();
    }

    private static String body(KuraMessage message) {
        return new String(message.getPayload().getBody(), StandardCharsets.UTF_8);
    }

    private static KuraMessage request(String... path) {
        return new KuraMessage(new KuraPayload(), Map.of("args", List.of(path)));
    }
}
