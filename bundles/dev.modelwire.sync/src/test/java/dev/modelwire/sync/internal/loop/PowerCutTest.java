package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.VersionRole;
import dev.modelwire.sync.internal.loop.FragileStore.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process dies, or a step fails, once at each store operation and each step of loading that a story is made of. */
class PowerCutTest {

    /** What an operator does, and how it must end whatever happens once on the way. */
    enum Story {
        FIRST_MODEL("", "1", "1"),
        NEW_VERSION("1", "2", "2"),
        BACK("1 2", "1", "1"),
        THIRD_VERSION("1 2", "3", "3"),
        BAD_FIRST_MODEL("", "bad", ""),
        BAD_VERSION("1", "bad", "1"),
        REMOVAL("1", "", "");

        private final String before;
        private final String wanted;
        private final String end;

        /** Takes versions one after the other, then those that are wanted, then the one that runs at the end. */
        Story(String before, String wanted, String end) {
            this.before = before;
            this.wanted = wanted;
            this.end = end;
        }

        String running() {
            return before.substring(before.lastIndexOf(' ') + 1);
        }

        void prepare(Gateway gateway) {
            int revision = 0;
            for (String version : versions(before)) {
                revision++;
                gateway.configure(state(revision, gateway.withManifest("pump", version)), false);
            }
            assertEquals(running(), gateway.running("pump"));
        }

        private static List<String> versions(String text) {
            return text.isEmpty() ? List.of() : List.of(text.split(" "));
        }

        void tell(Gateway gateway) {
            String[] models = versions(wanted).stream()
                    .map(version -> gateway.withManifest("pump", version))
                    .toArray(String[]::new);
            gateway.configure(state(9, models), false);
        }
    }

    @TempDir
    Path directory;

    private Gateway gateway(String name) throws IOException {
        return new Gateway(Files.createDirectory(directory.resolve(name)));
    }

    private int operations(Story story) throws IOException {
        try (Gateway gateway = gateway("whole")) {
            story.prepare(gateway);
            int before = gateway.disk.operations();
            story.tell(gateway);
            assertEnd(story, gateway);
            return gateway.disk.operations() - before;
        }
    }

    @ParameterizedTest
    @EnumSource(Story.class)
    void configure_deathAtEachOperation_P1_runsTheLastGoodOneAndThenTheNewOne(Story story) throws IOException {
        int operations = operations(story);
        for (int operation = 1; operation <= operations; operation++) {
            for (Fate fate : List.of(Fate.DIES_BEFORE, Fate.DIES_AFTER)) {
                try (Gateway gateway = gateway(fate + "-" + operation)) {
                    story.prepare(gateway);
                    gateway.disk.doom(operation, fate);
                    story.tell(gateway);
                    assertTrue(gateway.disk.dead(), "operation " + operation);
                    gateway.powerCut();
                    assertTrue(
                            List.of(story.running(), story.end).contains(gateway.running("pump")),
                            "a good one runs before anything is configured");
                    story.tell(gateway);
                    gateway.threads.pass(Duration.ofSeconds(30));
                    assertEnd(story, gateway);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Story.class)
    void configure_errorAtEachOperation_P2_theOldOneGoesOnAndTheNewOneComes(Story story) throws IOException {
        int operations = operations(story);
        for (int operation = 1; operation <= operations; operation++) {
            try (Gateway gateway = gateway("error-" + operation)) {
                story.prepare(gateway);
                gateway.disk.doom(operation, Fate.FAILS);
                story.tell(gateway);
                assertTrue(
                        List.of(story.running(), story.end).contains(gateway.running("pump")),
                        "operation " + operation);
                gateway.threads.pass(Duration.ofSeconds(100));
                assertEnd(story, gateway);
            }
        }
    }

    private static void assertEnd(Story story, Gateway gateway) {
        assertEquals(story.end, gateway.running("pump"));
        ModelRecord record = gateway.record("pump");
        assertNull(record.trial(), "no load is said to be under way");
        assertFalse(record.versions().containsKey(VersionRole.CANDIDATE));
        assertEquals(
                record.allVersions().stream()
                        .flatMap(version -> version.artifacts().stream())
                        .map(StoredArtifact::digest)
                        .distinct()
                        .count(),
                gateway.files(),
                "nothing is left behind on disk");
        String phase = at(gateway.model("pump"), "phase");
        switch (story) {
            case BAD_FIRST_MODEL, BAD_VERSION -> assertEquals("FAILED", phase);
            case REMOVAL -> assertEquals("INACTIVE", phase);
            default -> {
                assertEquals("ACTIVE", phase);
                assertEquals("", at(gateway.model("pump"), "failure"));
                assertEquals(9, record.desiredRevision());
            }
        }
    }
}
