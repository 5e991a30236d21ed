package dev.modelwire.inference.internal;

import static dev.modelwire.inference.internal.Windows.score;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.store.StoredVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WindowSwapTest {

    @TempDir
    Path directory;

    private Rig rig;

    @BeforeEach
    void begin() throws Exception {
        rig = new Rig(directory, 2);
        rig.activate(Windows.version(rig, "1", 1));
    }

    @Test
    void swap_compatiblePlanInTheMiddleOfAWindow_firstResultHasTheFullWindow() throws Exception {
        score(rig, 1, 1);
        score(rig, 2, 2);
        rig.activate(Windows.version(rig, "2", -1));
        assertEquals("-123", score(rig, 3, 3));
    }

    @Test
    void swap_planWithOtherFeaturesOfTheSameColumn_firstResultHasTheFullWindow() throws Exception {
        for (int minute = 1; minute <= 4; minute++) {
            score(rig, minute, minute);
        }
        String lagged =
                Windows.PIPELINE.replace("\"value\", \"column\": \"x\"", "\"lag\", \"column\": \"x\", \"steps\": 1");
        rig.activate(Windows.version(rig, "2", 1, lagged, ""));
        assertEquals("234", score(rig, 5, 5));
    }

    @Test
    void swap_planThatReachesFurtherBack_saysHowManyStepsThereAre() throws Exception {
        for (int minute = 1; minute <= 4; minute++) {
            score(rig, minute, minute);
        }
        String lagged =
                Windows.PIPELINE.replace("\"value\", \"column\": \"x\"", "\"lag\", \"column\": \"x\", \"steps\": 2");
        rig.activate(Windows.version(rig, "2", 1, lagged, ""));
        assertEquals(
                "the window has 4 of 5 steps; the window goes on with 3 of the 5 steps that it needs",
                score(rig, 5, 5));
        assertEquals("234", score(rig, 6, 6));
    }

    @Test
    void swap_incompatiblePlan_saysWhyUntilTheWindowIsFull() throws Exception {
        for (int minute = 1; minute <= 3; minute++) {
            score(rig, minute, minute);
        }
        String other = Windows.PIPELINE.replace("\"bar\"", "\"kPa\"");
        rig.activate(Windows.version(rig, "2", 1, other, ""));
        String why = "; the window began empty, as column [x] is another one: its property, unit, aggregate, missing or"
                + " categories changed";
        assertEquals("the window has 1 of 3 steps" + why, score(rig, 4, 4));
        assertEquals("the window has 2 of 3 steps" + why, score(rig, 5, 5));
        assertEquals("456", score(rig, 6, 6));
    }

    @Test
    void score_oldLeaseAfterTheSwap_bothVersionsSeeEveryRecord() throws Exception {
        score(rig, 1, 1);
        try (ModelLease old = rig.lease()) {
            rig.activate(Windows.version(rig, "2", -1));
            assertEquals("the window has 2 of 3 steps", Windows.told(old.score(Map.of("t", 120, "x", 2))));
            assertEquals("-123", score(rig, 3, 3));
            assertEquals("234", Windows.told(old.score(Map.of("t", 240, "x", 4))));
        }
        assertEquals("-345", score(rig, 5, 5));
    }

    @Test
    void activate_afterItsEngineWentAndCame_windowGoesOn() throws Exception {
        score(rig, 1, 1);
        score(rig, 2, 2);
        rig.models.engineWent(rig.engine);
        assertTrue(rig.models.lease(Rig.PUMP).isEmpty());
        rig.models.engineCame(rig.engine, 0);
        rig.activate(Windows.version(rig, "1", 1));
        assertEquals("123", score(rig, 3, 3));
    }

    @Test
    void deactivate_windowsAreForgotten() throws Exception {
        score(rig, 1, 1);
        score(rig, 2, 2);
        rig.models.deactivate(Rig.PUMP);
        rig.activate(Windows.version(rig, "1", 1));
        assertEquals("the window has 1 of 3 steps", score(rig, 3, 3));
    }

    @Test
    @Timeout(120)
    void swap_hundredTimesWhileFourStreamsAreScored_everyTensorIsOfItsOwnStreamAndWhole() throws Exception {
        StoredVersion[] versions = {Windows.version(rig, "1", 1), Windows.version(rig, "2", -1)};
        AtomicInteger running = new AtomicInteger(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<List<String>>> wrong = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int stream = i;
            wrong.add(threads.submit(() -> {
                try {
                    return wrong(stream);
                } finally {
                    running.decrementAndGet();
                }
            }));
        }
        int swaps = 0;
        while (running.get() > 0 && swaps < 100) {
            assertInstanceOf(ActivationOutcome.Activated.class, rig.activate(versions[++swaps % 2]));
        }
        for (Future<List<String>> each : wrong) {
            assertEquals(List.of(), each.get());
        }
        threads.shutdown();
        assertTrue(swaps > 5, "swaps " + swaps);
        assertEquals(2, rig.engine.open(), "sessions of the active version");
    }

    /** Returns the answers that are not of the last three records of that stream. */
    private List<String> wrong(int stream) {
        List<String> wrong = new ArrayList<>();
        for (int minute = 1; minute <= 20_000; minute++) {
            String told = score(rig, "stream " + stream, minute, value(stream, minute));
            int expected = value(stream, minute - 2) * 100 + value(stream, minute - 1) * 10 + value(stream, minute);
            boolean right = minute < 3
                    ? told.startsWith("the window has " + minute + " of 3 steps")
                    : told.equals("" + expected) || told.equals("-" + expected);
            if (!right) {
                wrong.add(minute + ": " + told);
            }
        }
        return wrong;
    }

    private static int value(int stream, int minute) {
        return 1 + (minute * 3 + stream * 2) % 9;
    }

    @Test
    void score_recordsOfOneStream_areTakenBySeveralSessionsInTheirOrder() {
        try (ModelLease lease = rig.lease()) {
            for (int minute = 1; minute <= 50; minute++) {
                ScoreOutcome outcome = lease.score(Map.of("t", minute * 60, "x", value(0, minute)));
                assertEquals(minute >= 3, outcome instanceof ScoreOutcome.Scored);
            }
        }
    }
}
