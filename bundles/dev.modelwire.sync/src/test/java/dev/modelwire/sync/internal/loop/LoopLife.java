package dev.modelwire.sync.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.sync.internal.loop.FragileStore.Fate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A real loop and what may happen to it; the rules are checked on the way. */
final class LoopLife implements AutoCloseable {

    static final List<String> NAMES = List.of("a", "b");
    /** Is no model. */
    static final int BAD = 4;
    /** Kills the process while there are faults. */
    static final int DEADLY = 5;

    private static final int MOST_DEATHS = 60;

    private final Gateway gateway;
    private final Map<String, Integer> wanted = new TreeMap<>();
    private int refusals;
    private int revision = 1;
    private String document = Gateway.state(1);

    LoopLife(Path directory) throws IOException {
        gateway = new Gateway(directory);
        gateway.configure(document, false);
    }

    private static String content(String name, int version) {
        return version == BAD
                ? "nonsense " + name
                : version == DEADLY ? "model crash " + name : "model " + name + " " + version;
    }

    private String serve(String name, int version) {
        return gateway.model(name, String.valueOf(version), content(name, version));
    }

    void desire(Map<String, Integer> versions) {
        wanted.clear();
        wanted.putAll(versions);
        revision++;
        document = Gateway.state(
                revision,
                versions.entrySet().stream()
                        .map(entry -> serve(entry.getKey(), entry.getValue()))
                        .toArray(String[]::new));
        refusals = gateway.activator.refusals();
        configure();
    }

    void again() {
        List<String> loads = gateway.activator.log();
        long requests = requests();
        gateway.configure(document, false);
        if (!gateway.disk.dead()) {
            assertEquals(loads, gateway.activator.log(), "an equal desired state causes no work");
            assertEquals(requests, requests());
        }
        live();
    }

    private long requests() {
        return NAMES.stream()
                .mapToLong(name -> IntStream.rangeClosed(1, DEADLY)
                        .mapToLong(version -> gateway.server.count("/" + name + "-" + version))
                        .sum())
                .sum();
    }

    void powerCut() {
        refusals = 0;
        gateway.powerCut();
        live();
        configure();
    }

    void operator() {
        refusals = gateway.activator.refusals();
        gateway.loop.sync();
        gateway.threads.settle();
        live();
    }

    /** Lets time pass and counts how often a file was asked for: each wait is twice as long as the one before. */
    void pass(int seconds) {
        Map<String, Long> before = counts();
        gateway.threads.pass(Duration.ofSeconds(seconds));
        int most = 2 + (int) (Math.log(1 + seconds) / Math.log(2));
        counts().forEach((path, count) -> assertTrue(
                count - before.getOrDefault(path, 0L) <= most, path + " is asked for too often in " + seconds + " s"));
        live();
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        for (String name : NAMES) {
            for (int version = 1; version <= DEADLY; version++) {
                counts.put("/" + name + "-" + version, gateway.server.count("/" + name + "-" + version));
            }
        }
        return counts;
    }

    void jump(int days) {
        gateway.threads.jump(Duration.ofDays(days));
    }

    void doom(int operation, Fate fate) {
        gateway.disk.doom(operation, fate);
    }

    void rot(String name, int version) {
        Digest digest = Digest.sha256(Gateway.hex("SHA-256", content(name, version)));
        if (gateway.store.find(digest).isPresent()) {
            gateway.store.corrupt(digest);
        }
    }

    void breakServer(String name, int version) {
        gateway.server.file("/" + name + "-" + version, "login page".getBytes(StandardCharsets.UTF_8));
    }

    void engine(boolean there) {
        gateway.activator.engine(there);
        gateway.loop.enginesChanged();
        gateway.threads.settle();
        live();
    }

    private void configure() {
        gateway.configure(document, false);
        live();
    }

    /** Begins the process anew as often as it has died. */
    private void live() {
        for (int deaths = 0; gateway.disk.dead(); deaths++) {
            assertTrue(deaths < MOST_DEATHS, "the gateway dies over and over");
            refusals = 0;
            gateway.powerCut();
            if (!gateway.disk.dead()) {
                gateway.configure(document, false);
            }
        }
        assertEquals(0, gateway.activator.loadedInVain(), "what is as desired is not touched");
        // Once for each model, and once more where the refusal could not be written down.
        assertTrue(gateway.activator.refusals() - refusals <= NAMES.size() + 1, "what is known bad is not tried again");
    }

    /** Nothing fails any more: what is desired runs, now and after a restart, and nothing else is on the disk. */
    void calmsDown() {
        gateway.disk.doom(0, Fate.FAILS);
        gateway.activator.onCrash(() -> {});
        gateway.activator.engine(true);
        wanted.forEach(this::serve);
        gateway.loop.sync();
        gateway.threads.pass(Duration.ofMinutes(25));
        assertConverged();
        gateway.powerCut(() -> {});
        gateway.configure(document, false);
        gateway.threads.pass(Duration.ofMinutes(25));
        assertConverged();
    }

    private void assertConverged() {
        assertFalse(gateway.disk.dead());
        for (String name : NAMES) {
            Integer version = wanted.get(name);
            if (version == null) {
                assertEquals("", gateway.running(name), "not desired: " + name);
            } else if (version == BAD) {
                assertEquals("MODEL_INVALID", Gateway.at(gateway.model(name), "failure", "code"));
            } else {
                assertEquals(String.valueOf(version), gateway.running(name));
                assertEquals("ACTIVE", Gateway.at(gateway.model(name), "phase"));
            }
            assertNull(gateway.record(name).trial());
        }
        long named = gateway.store.records().stream()
                .flatMap(record -> record.allVersions().stream())
                .map(StoredVersion::digest)
                .distinct()
                .flatMap(digest -> gateway.store.find(digest).stream())
                .mapToLong(StoredBlob::size)
                .sum();
        assertEquals(named, gateway.store.status().usedBytes(), "nothing is left behind on disk");
    }

    @Override
    public void close() {
        gateway.close();
    }
}
