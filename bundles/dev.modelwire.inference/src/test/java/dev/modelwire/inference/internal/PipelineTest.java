package dev.modelwire.inference.internal;

import static dev.modelwire.inference.internal.Windows.score;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ContractChange;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.inference.internal.stream.Streams;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineTest {

    @TempDir
    Path directory;

    private Rig rig;

    @BeforeEach
    void begin() {
        rig = new Rig(directory);
    }

    @Test
    void score_untilTheWindowIsFull_absorbsAndThenScoresWithItsOrigin() throws Exception {
        rig.activate(Windows.version(rig, "1", 1));
        assertEquals("the window has 1 of 3 steps", score(rig, 1, 1));
        assertEquals("the window has 2 of 3 steps", score(rig, 2, 2));
        try (ModelLease lease = rig.lease()) {
            ScoreOutcome.Scored scored =
                    assertInstanceOf(ScoreOutcome.Scored.class, lease.score(Map.of("t", 180, "x", 3)));
            assertEquals(123, scored.outputs().get(0).value(0));
            assertEquals(180_000, scored.origin());
            assertEquals(List.of(), lease.inputs().get(0).features());
        }
        assertEquals("234", score(rig, 4, 4));
    }

    @Test
    void score_refusedRecord_saysWhyAndDoesNotEnter() throws Exception {
        rig.activate(Windows.version(rig, "1", 1));
        score(rig, 1, 1);
        score(rig, 2, 2);
        assertTrue(score(rig, 2, 9).startsWith("DUPLICATE: the record is of [1970-01-01T00:02:00Z]"));
        assertTrue(score(rig, 3, Double.NaN).startsWith("NOT_FINITE: feature [x]"));
        assertTrue(score(rig, 3, "9").startsWith("WRONG_TYPE: feature [x]"));
        try (ModelLease lease = rig.lease()) {
            assertEquals("BAD_TIME: the time [t] is not in the record", Windows.told(lease.score(Map.of("x", 9))));
        }
        assertEquals("123", score(rig, 3, 3));
    }

    @Test
    void score_engineFails_recordStaysInTheWindow() throws Exception {
        rig.activate(Windows.version(rig, "1", 1));
        score(rig, 1, 1);
        score(rig, 2, 2);
        rig.engine.failRuns(EngineException.Kind.FAILED);
        assertTrue(score(rig, 3, 3).startsWith("ENGINE_FAILED"));
        rig.engine.onRun(() -> {});
        assertTrue(score(rig, 3, 3).startsWith("DUPLICATE"));
        assertEquals("234", score(rig, 4, 4));
    }

    @Test
    void score_twoStreams_haveWindowsOfTheirOwn() throws Exception {
        rig.activate(Windows.version(rig, "1", 1));
        for (int minute = 1; minute <= 2; minute++) {
            score(rig, "north", minute, minute);
            score(rig, "south", minute, minute + 5);
        }
        assertEquals("123", score(rig, "north", 3, 3));
        assertEquals("678", score(rig, "south", 3, 8));
    }

    @Test
    void score_oneStreamTooMany_isRefused() throws Exception {
        rig.activate(Windows.version(rig, "1", 1));
        for (int i = 0; i < Streams.MOST; i++) {
            score(rig, "stream " + i, 1, 1);
        }
        assertEquals(
                "TOO_MANY_KEYS: stream [one more] would be one of more than [256] of [pump@1]: each has windows of its own",
                score(rig, "one more", 1, 1));
        assertEquals("the window has 2 of 3 steps", score(rig, "stream 0", 2, 1));
    }

    @Test
    void activate_goldenVectorOfRecords_isPlayedThroughAWindowOfItsOwn() throws Exception {
        String golden = """
                , "golden": [ { "records": [ { "t": 60, "x": 1 }, { "t": 120, "x": 2 }, { "t": 180, "x": 3 } ],
                                "outputs": { "y": [%s] }, "tolerance": 0.001 } ]
                """;
        assertInstanceOf(
                ActivationOutcome.Activated.class,
                rig.activate(Windows.version(rig, "1", 1, Windows.PIPELINE, golden.formatted("123"))));
        assertEquals("the window has 1 of 3 steps", score(rig, 1, 1));
        assertTrue(refusal(golden.formatted("124")).startsWith("GOLDEN_MISMATCH: golden vector [0] expects [124.0]"));
        assertEquals(
                "MANIFEST_INVALID: golden vector [0]: no tensor is due by its last record, as the window has 2 of 3 steps",
                refusal(golden.formatted("123").replace("{ \"t\": 60, \"x\": 1 },", "")));
        assertEquals(
                "MANIFEST_INVALID: golden vector [0], record [1] was refused: MISSING_FEATURE: feature [x] is not in the"
                        + " record, and nothing may stand for it",
                refusal(golden.formatted("123").replace("\"t\": 120, \"x\": 2", "\"t\": 120")));
    }

    @Test
    void activate_goldenVectorOfATensor_isStillPossible() throws Exception {
        String golden = ", \"golden\": [ { \"inputs\": { \"window\": [4, 5, 6] }, \"outputs\": { \"y\": 456 },"
                + " \"tolerance\": 0.001 } ]";
        assertInstanceOf(
                ActivationOutcome.Activated.class,
                rig.activate(Windows.version(rig, "1", 1, Windows.PIPELINE, golden)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"shape\": [1, 3] | \"shape\": [1, 4] | $.inputs[0].shape: [1, 4] has [4] elements: the pipeline makes [3]"
                        + " steps of [1], and there must be as many",
                "\"shape\": [1, 3] | \"shape\": [1, 3], \"features\": [ { \"name\": \"x\" } ] | $.inputs[0].features: the"
                        + " pipeline fills the input; remove one of them",
                "\"window\", \"type\": \"FP32\" | \"window\", \"type\": \"INT8\" | $.inputs[0].type: [INT8] must be FP32 to"
                        + " be filled by a pipeline",
                "\"steps\": 3 | \"steps\": 0 | $.pipeline.window.steps: [0.0] must be a whole number from 1 to 4096",
                "\"step\": | \"stop\": | $.pipeline.stop: the key is not known; remove it"
            })
    void activate_pipelineThatDoesNotFit_isRefusedWithItsPath(String part, String instead, String expected)
            throws Exception {
        byte[] model = Rig.sum(1).bytes();
        String manifest = Windows.manifest("1", 3, Windows.PIPELINE, "").replace(part, instead);
        ActivationOutcome.Refused refused =
                assertInstanceOf(ActivationOutcome.Refused.class, rig.activate(rig.stored("1", model, manifest)));
        assertEquals(expected, refused.detail());
    }

    @Test
    void activate_pipelineOfOtherProperties_asksForNewWiring() throws Exception {
        rig.activate(Windows.version(rig, "1", 1));
        String pipeline = Windows.PIPELINE.replace("\"unit\": \"bar\"", "\"property\": \"pressure\"");
        ActivationOutcome.Activated activated = assertInstanceOf(
                ActivationOutcome.Activated.class, rig.activate(Windows.version(rig, "2", 1, pipeline, "")));
        assertEquals(ContractChange.Kind.NEW_WIRING, activated.contract().kind());
        assertEquals(
                List.of("each record must have [pressure] now", "[x] is asked for no more"),
                activated.contract().differences());
    }

    private String refusal(String more) throws Exception {
        ActivationOutcome.Refused refused = assertInstanceOf(
                ActivationOutcome.Refused.class, rig.activate(Windows.version(rig, "2", 1, Windows.PIPELINE, more)));
        return refused.code() + ": " + refused.detail();
    }
}
