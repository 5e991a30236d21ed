package dev.modelwire.inference.internal;

import static dev.modelwire.inference.internal.Windows.score;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.api.store.StoredVersion;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowRestartTest {

    private static final String KEEPING = Windows.PIPELINE.replace("\"steps\": 3", "\"steps\": 3, \"keep\": true");

    @TempDir
    Path directory;

    private Rig rig;

    @BeforeEach
    void begin() {
        rig = new Rig(directory);
    }

    @Test
    void restart_windowToBeKept_goesOn() throws Exception {
        StoredVersion version = Windows.version(rig, "1", 1, KEEPING, "");
        rig.activate(version);
        score(rig, "north", 1, 1);
        score(rig, "north", 2, 2);
        rig.models.close();
        Rig next = rig.restarted();
        next.activate(version);
        assertEquals("123", score(next, "north", 3, 3));
        assertEquals("the window has 1 of 3 steps", score(next, "south", 3, 3));
    }

    @Test
    void restart_windowNotToBeKept_beginsEmpty() throws Exception {
        StoredVersion version = Windows.version(rig, "1", 1);
        rig.activate(version);
        score(rig, 1, 1);
        score(rig, 2, 2);
        rig.models.close();
        Rig next = rig.restarted();
        next.activate(version);
        assertEquals("the window has 1 of 3 steps", score(next, 3, 3));
    }

    @Test
    void restart_withoutAWord_goesOnFromWhatWasKeptLast() throws Exception {
        StoredVersion version = Windows.version(rig, "1", 1, KEEPING, "");
        rig.activate(version);
        score(rig, 1, 1);
        rig.nanos.addAndGet(TimeUnit.MINUTES.toNanos(5));
        rig.look();
        score(rig, 2, 2);
        Rig next = rig.restarted();
        next.activate(version);
        assertEquals(
                "the window has 2 of 3 steps; the window goes on with 1 of the 3 steps that it needs",
                score(next, 2, 2));
        assertEquals("123", score(next, 3, 3));
    }

    @Test
    void restart_otherPlan_saysWhyItBeginsEmpty() throws Exception {
        rig.activate(Windows.version(rig, "1", 1, KEEPING, ""));
        score(rig, 1, 1);
        rig.models.close();
        Rig next = rig.restarted();
        next.activate(Windows.version(next, "2", 1, KEEPING.replace("PT1M", "PT2M"), ""));
        assertEquals(
                "the window has 1 of 3 steps; the window began empty, as steps are made otherwise: by time from [t] as S in"
                        + " [UTC], key [], steps of 120000 ms instead of by time from [t] as S in [UTC], key [], steps of"
                        + " 60000 ms",
                score(next, 2, 2));
    }

    @Test
    void restart_documentIsDamaged_beginsEmpty() throws Exception {
        StoredVersion version = Windows.version(rig, "1", 1, KEEPING, "");
        for (String damaged : new String[] {"{", "{\"pump\": {\"\": \"AAAA\"}}", "{\"pump\": {\"\": \"?\"}}"}) {
            rig.store.saveDocument("windows", damaged);
            Rig next = rig.restarted();
            next.activate(version);
            assertEquals("the window has 1 of 3 steps", score(next, 1, 1).replaceAll(";.*", ""));
        }
    }

    @Test
    void deactivate_whatWasKept_isForgotten() throws Exception {
        StoredVersion version = Windows.version(rig, "1", 1, KEEPING, "");
        rig.activate(version);
        score(rig, 1, 1);
        rig.nanos.addAndGet(TimeUnit.MINUTES.toNanos(5));
        rig.look();
        rig.models.deactivate(Rig.PUMP);
        assertEquals("{}", rig.store.document("windows").orElseThrow());
    }
}
