package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.SourceId;
import dev.modelwire.sync.internal.loop.FragileStore.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every source in every situation; the table is printed at the end. */
class SourceTableTest {

    private static final Duration SOON = Duration.ofSeconds(11);
    private static final Duration LONG = Duration.ofMinutes(25);
    private static final Map<SourceId, Map<Situation, Boolean>> TABLE =
            new TreeMap<>(Comparator.comparing(Sources.PRECEDENCE::indexOf));

    @TempDir
    Path blobs;

    @TempDir
    Path media;

    private Gateway gateway;
    private Stick stick;
    private SourceId source;
    private String said = "";
    private boolean away;

    /** What happens to a gateway. */
    enum Situation {
        FIRST_MODEL,
        NEW_VERSION,
        SAME_AGAIN,
        REMOVAL,
        INVALID,
        OFFLINE_THEN_BACK,
        RESTART_IN_THE_MIDDLE;

        String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static Stream<Arguments> everySourceInEverySituation() {
        return Sources.PRECEDENCE.stream()
                .flatMap(source -> Stream.of(Situation.values()).map(situation -> Arguments.of(source, situation)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everySourceInEverySituation")
    void source_inASituation_converges(SourceId from, Situation situation) throws Exception {
        source = from;
        stick = new Stick(media);
        gateway = new Gateway(blobs);
        TABLE.computeIfAbsent(from, id -> new TreeMap<>()).put(situation, false);
        start();
        say(state(1, model("1", "model one")));
        assertRuns("1");
        switch (situation) {
            case FIRST_MODEL -> assertEquals("1", at(gateway.reported(), "revision"));
            case NEW_VERSION -> newVersion();
            case SAME_AGAIN -> sameAgain();
            case REMOVAL -> removal();
            case INVALID -> invalid();
            case OFFLINE_THEN_BACK -> offlineThenBack();
            case RESTART_IN_THE_MIDDLE -> restartInTheMiddle();
        }
        TABLE.get(from).put(situation, true);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @AfterAll
    static void print() {
        StringBuilder table = new StringBuilder("| source |");
        Stream.of(Situation.values())
                .forEach(
                        situation -> table.append(' ').append(situation.title()).append(" |"));
        table.append("\n|---|").append(":---:|".repeat(Situation.values().length));
        TABLE.forEach((id, row) -> {
            table.append("\n| ").append(id).append(" |");
            row.values().forEach(passed -> table.append(passed ? " passed |" : " FAILED |"));
        });
        System.out.println(table);
    }

    /** Gives the gateway its options, which name the source, as after each start of the process. */
    private void start() {
        if (source.equals(SourceId.DIRECTORY)) {
            gateway.loop.configure(stick.options(gateway, "", false));
            gateway.threads.settle();
        } else {
            gateway.configure(source.equals(SourceId.CONFIGURATION) ? said : "", source.equals(SourceId.HTTP));
        }
    }

    private String model(String version, String content) throws IOException {
        return source.equals(SourceId.DIRECTORY)
                ? stick.model("pump", version, content)
                : gateway.model("pump", version, content);
    }

    /** Lets the source say what is desired; while it is away nobody hears it before it is back. */
    private void say(String document) throws IOException {
        said = document;
        if (away) {
            return;
        }
        if (source.equals(SourceId.CONFIGURATION)) {
            gateway.configure(document, false);
        } else if (source.equals(SourceId.HTTP)) {
            gateway.server.document(Gateway.TWIN, document);
        } else if (source.equals(SourceId.DIRECTORY)) {
            stick.document(document);
        } else {
            var unused = gateway.loop.offer(source, "test", document);
        }
        gateway.threads.pass(SOON);
    }

    private void goAway() throws IOException {
        away = true;
        if (source.equals(SourceId.DIRECTORY)) {
            stick.pull();
        }
        gateway.server.status(Gateway.TWIN, 503);
        gateway.threads.pass(LONG);
    }

    private void comeBack() throws IOException {
        away = false;
        if (source.equals(SourceId.DIRECTORY)) {
            stick.putBack();
            model("2", "model two");
        }
        say(said);
        gateway.threads.pass(LONG);
    }

    private void assertRuns(String version) {
        assertEquals(version, gateway.running("pump"));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals(source.value(), at(gateway.reported(), "source"));
        assertEquals("CONVERGED", at(gateway.reported(), "convergence", "state"));
    }

    private void newVersion() throws IOException {
        say(state(2, model("2", "model two")));
        assertRuns("2");
        assertEquals("1", at(gateway.model("pump"), "previous", "version"));
    }

    private void sameAgain() throws IOException {
        List<String> loads = gateway.activator.log();
        long fetched = gateway.server.count("/pump-1");
        say(state(1, model("1", "model one")));
        gateway.threads.pass(LONG);
        assertEquals(loads, gateway.activator.log());
        assertEquals(fetched, gateway.server.count("/pump-1"));
        assertRuns("1");
    }

    private void removal() throws IOException {
        say(state(2));
        assertEquals("", gateway.running("pump"));
        assertEquals("INACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals("CONVERGED", at(gateway.reported(), "convergence", "state"));
    }

    private void invalid() throws IOException {
        say("{\"modelwire\":1,\"revision\":2,\"models\":[],\"surprise\":1}");
        assertEquals("1", gateway.running("pump"));
        assertEquals("DESIRED_KEY_UNKNOWN", at(gateway.reported(), "refused", "code"));
        assertEquals("refused", at(gateway.source(source.value()), "state"));
        say(state(3, model("3", "model three")));
        assertRuns("3");
        assertEquals("", at(gateway.reported(), "refused"));
    }

    private void offlineThenBack() throws IOException {
        String next = source.equals(SourceId.DIRECTORY)
                ? Stick.desired("pump", "2", "model two")
                : gateway.model("pump", "2", "model two");
        goAway();
        say(state(2, next));
        assertEquals("1", gateway.running("pump"));
        gateway.powerCut();
        if (source.equals(SourceId.CONFIGURATION)) {
            gateway.configure(state(1, gateway.model("pump", "1", "model one")), false);
        } else {
            start();
        }
        assertEquals("1", gateway.running("pump"), "a start without the source runs what it has");
        comeBack();
        assertRuns("2");
    }

    private void restartInTheMiddle() throws IOException {
        for (int step = 1; step <= 12; step++) {
            String version = String.valueOf(step + 1);
            gateway.disk.doom(step, step % 2 == 0 ? Fate.DIES_BEFORE : Fate.DIES_AFTER);
            say(state(step + 1, model(version, "model " + version)));
            for (int deaths = 0; gateway.disk.dead(); deaths++) {
                assertTrue(deaths < 3, "it dies over and over");
                gateway.powerCut();
                start();
                repeat();
            }
            gateway.disk.doom(0, Fate.FAILS);
            gateway.threads.pass(LONG);
            assertRuns(version);
            assertFalse(Files.exists(blobs.resolve("tmp")));
        }
    }

    /** A cloud says again what it has said, as a retained message or a twin does; others are asked. */
    private void repeat() throws IOException {
        if (Sources.PUSHED.contains(source)) {
            say(said);
        } else {
            gateway.threads.pass(SOON);
        }
    }
}
