package dev.modelwire.kura.internal.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.Convergence;
import dev.modelwire.api.reported.Convergence.State;
import dev.modelwire.api.reported.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {

    private static final ModelName PUMP = ModelName.of("pump");

    private static Report report(String source, long revision, State state, int percent, String detail) {
        return new Report("{}", source, revision, new Convergence(state, percent, detail));
    }

    private static Report model(String phase, String rest) {
        return new Report(
                "{\"models\":[{\"name\":\"other\",\"phase\":\"ACTIVE\"},{\"name\":\"pump\",\"phase\":\"" + phase + "\""
                        + rest + "}]}",
                "request",
                1,
                new Convergence(State.WORKING, 40, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "WORKING, 30, IN_PROGRESS, 30, why",
        "CONVERGED, 100, COMPLETED, 100, why",
        "WAITING, 90, COMPLETED, 100, waits: why",
        "FAILED, 50, FAILED, 50, why",
        "NOTHING_DESIRED, 0, COMPLETED, 100, why"
    })
    void rest_byState(State state, int percent, Notice.Status status, int told, String message) {
        assertEquals(new Notice(status, told, message), Goal.rest().judge(report("http", 7, state, percent, "why")));
    }

    @Test
    void document_inForce_followsTheGateway() {
        assertEquals(
                Notice.progress(30, "model a"),
                Goal.document(42).judge(report("request", 42, State.WORKING, 30, "model a")));
        assertEquals(
                Notice.completed("2 models"),
                Goal.document(42).judge(report("request", 42, State.CONVERGED, 100, "2 models")));
    }

    @Test
    void document_anotherSourceOrRevision_endsAndSaysWhy() {
        assertEquals(
                Notice.failed(10, "the document was taken, but source [configuration] takes precedence"),
                Goal.document(42).judge(report("configuration", 42, State.WORKING, 10, "")));
        assertEquals(
                Notice.failed(10, "revision [43] took the place of [42]"),
                Goal.document(42).judge(report("request", 43, State.WORKING, 10, "")));
        assertEquals(
                Notice.failed(0, "the document was withdrawn"),
                Goal.document(42).judge(report("", 0, State.NOTHING_DESIRED, 0, "")));
    }

    @Test
    void model_phases() {
        assertEquals(
                Notice.progress(40, "model pump: DOWNLOADING"),
                Goal.model(PUMP, false).judge(model("DOWNLOADING", "")));
        assertEquals(
                Notice.completed("model pump: ACTIVE"), Goal.model(PUMP, false).judge(model("ACTIVE", "")));
        assertEquals(
                Notice.completed("model pump: WAITING: for its time"),
                Goal.model(PUMP, false).judge(model("WAITING", ",\"waiting\":\"for its time\"")));
        assertEquals(
                Notice.failed(40, "model pump: INACTIVE: it is not desired"),
                Goal.model(PUMP, false).judge(model("INACTIVE", "")));
    }

    @Test
    void model_gone_ends() {
        assertEquals(
                Notice.failed(0, "model [pump] is neither desired nor stored any more"),
                Goal.model(PUMP, false).judge(report("request", 1, State.WORKING, 0, "")));
    }

    @ParameterizedTest
    @CsvSource({
        "GOLDEN_MISMATCH, false, FAILED",
        "GOLDEN_MISMATCH, true, FAILED",
        "TRANSFER_FAILED, false, IN_PROGRESS",
        "REVERTED_BY_OPERATOR, true, COMPLETED",
        "REVERTED_BY_OPERATOR, false, FAILED",
        "NEVER_HEARD_OF, false, FAILED"
    })
    void model_failed_byCode(String code, boolean goingBack, Notice.Status status) {
        Report report = model("FAILED", ",\"failure\":{\"code\":\"" + code + "\",\"detail\":\"why\"}");

        Notice notice = Goal.model(PUMP, goingBack).judge(report);

        assertEquals(status, notice.status());
        assertEquals("model pump: " + code + " why", notice.message());
    }
}
