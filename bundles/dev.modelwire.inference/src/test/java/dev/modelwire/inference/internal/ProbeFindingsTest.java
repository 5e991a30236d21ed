package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.testkit.engine.FakeEngine;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two engines for one format, each tried in a process of its own. */
class ProbeFindingsTest {

    @TempDir
    Path directory;

    private final FakeEngine other = new FakeEngine("other", Set.of(FakeEngine.FORMAT));
    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(directory);
        rig.engine.runInProcesses();
        other.runInProcesses();
        rig.models.engineCame(other, 0);
    }

    @Test
    void activate_severalEngines_takesAndRemembersTheFastest() throws Exception {
        StoredVersion version = rig.stored("1", Rig.sum(1));
        ActivationOutcome.Activated first = activated(version);
        String found = rig.store.document("probes").orElseThrow();

        ActivationOutcome.Activated again = activated(version);

        assertEquals(first.engine(), again.engine());
        assertEquals(first.memoryBytes(), again.memoryBytes());
        assertEquals(found, rig.store.document("probes").orElseThrow());
        assertTrue(found.contains("fake@1 other@1"), found);
    }

    @Test
    void activate_afterARestart_isNotTriedAgain() throws Exception {
        StoredVersion version = rig.stored("1", Rig.sum(1));
        activated(version);
        String key = rig.store.document("probes").orElseThrow().split("\"")[1];
        rig.store.saveDocument("probes", "{\"" + key + "\":{\"other\":[7,8,9]}}");
        Rig next = rig.restarted();
        next.models.engineCame(other, -1);

        ActivationOutcome.Activated activated =
                assertInstanceOf(ActivationOutcome.Activated.class, next.activate(version));

        assertEquals("other", activated.engine(), "as the finding says");
        assertEquals(9, activated.memoryBytes());
    }

    @Test
    void activate_anotherManifest_isTriedAgain() throws Exception {
        activated(rig.stored("1", Rig.sum(1)));
        activated(rig.stored("2", Rig.sum(1)));

        assertEquals(2, rig.store.document("probes").orElseThrow().split("fake@1").length - 1);
    }

    @Test
    void activate_findingsAreGarbage_isTriedAgain() throws Exception {
        rig.store.saveDocument("probes", "{\"x\":[");

        activated(rig.stored("1", Rig.sum(1)));

        assertTrue(rig.store.document("probes").orElseThrow().contains("fake@1"));
    }

    @Test
    void activate_anEngineCannotBeTried_isNotRemembered() throws Exception {
        rig.models.engineCame(new FakeEngine("third", Set.of(FakeEngine.FORMAT)), -5);

        activated(rig.stored("1", Rig.sum(1)));

        assertTrue(rig.store.document("probes").isEmpty());
    }

    private ActivationOutcome.Activated activated(StoredVersion version) {
        return assertInstanceOf(ActivationOutcome.Activated.class, rig.models.activate(ModelName.of("pump"), version));
    }
}
