package dev.modelwire.gateway.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.gateway.launcher.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewireIT {

    private static final int ROWS = 20_000;

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

    private String graph() throws IOException {
        var csv = home.resolve("rows.csv");
        Files.writeString(
                csv, IntStream.range(0, ROWS).mapToObj(i -> i + ".5\n").collect(Collectors.joining("", "value\n", "")));
        return """
                {"components":[
                  {"pid":"replay","factoryPid":"dev.modelwire.gateway.CsvReplay",
                   "properties":{"file":"%s","rate":0,"sequence":"n","start.delay.ms":500}},
                  {"pid":"rows","factoryPid":"dev.modelwire.gateway.Recorder","properties":{"file":"%s"}},
                  {"pid":"cloud","factoryPid":"dev.modelwire.gateway.Publisher"}],
                 "wires":[{"emitter":"replay","receiver":"rows"},{"emitter":"replay","receiver":"cloud"}]}
                """.formatted(csv, home.resolve("rows.json"));
    }

    @Test
    void replay_toRecorderAndPublisher_nothingIsLost() throws Exception {
        gateway.command("update-graph", Map.of("graph", graph()));

        assertTrue(Booted.eventually(() -> Booted.counter(gateway, "replay", "finished") == 1), gateway.health());
        var lines = Files.readAllLines(home.resolve("rows.json"));
        assertEquals(ROWS, lines.size());
        assertEquals("{\"n\":19999,\"value\":19999.5}", lines.get(ROWS - 1));
        assertEquals(ROWS, Booted.counter(gateway, "rows", "received"));
        assertEquals(ROWS, Booted.counter(gateway, "cloud", "published"));
    }

    @Test
    void restart_graph_runsAgainFromTheSnapshot() throws Exception {
        gateway.command("update-graph", Map.of("graph", graph()));
        assertTrue(Booted.eventually(() -> Booted.counter(gateway, "replay", "finished") == 1), gateway.health());
        gateway.stop();
        Files.delete(home.resolve("rows.json"));

        gateway = Booted.start(home);

        assertTrue(Booted.eventually(() -> Booted.counter(gateway, "rows", "received") == ROWS), gateway.health());
    }
}
