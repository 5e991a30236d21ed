package dev.modelwire.kura.internal.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.desired.Operation;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.Convergence;
import dev.modelwire.api.reported.Convergence.State;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.reported.Report;
import dev.modelwire.kura.internal.RecordedSync;
import dev.modelwire.kura.internal.thread.ManualWorker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private static final String DOCUMENT = "{\"modelwire\":1,\"revision\":42,\"models\":[]}";

    private final ManualWorker worker = new ManualWorker();
    private final Watchers watchers = new Watchers(worker);
    private final Commands commands = new Commands(watchers);
    private final RecordedSync sync = new RecordedSync();
    private final List<Notice> told = new ArrayList<>();

    @BeforeEach
    void serviceComes() {
        watchers.came(sync);
    }

    private Response put(String document) {
        return put(document.getBytes(StandardCharsets.UTF_8));
    }

    private Response put(byte[] body) {
        return commands.put(List.of("desired"), body, "acme", told::add, sync);
    }

    private Response exec(String path) {
        return commands.exec(List.of(path.split("/")), told::add, sync);
    }

    private void report(String source, long revision, State state, String json) {
        worker.run();
        sync.report(new Report(json, source, revision, new Convergence(state, 50, "so it is")));
        worker.run();
    }

    @Test
    void put_document_isOfferedAsItIs() {
        assertEquals(Response.ok("accepted/1", "{\"accepted\":\"taken\",\"detail\":\"accepted\"}"), put(DOCUMENT));
        assertEquals(List.of("request acme " + DOCUMENT), sync.told);
    }

    @Test
    void put_notYetLookedAt_answersAtOnceAndTellsTheEnd() {
        sync.answer = new CompletableFuture<>();

        assertEquals(Response.ok("accepted/1", "{\"accepted\":\"pending\"}"), put(DOCUMENT));
        worker.run();
        sync.answer.complete(new Answer.Taken("accepted"));
        report("request", 42, State.CONVERGED, "{}");

        assertEquals(List.of(Notice.completed("so it is")), told);
    }

    @Test
    void put_notValid_badRequestWithItsCode() {
        sync.answer = CompletableFuture.completedFuture(
                new Answer.Refused(ErrorCode.DESIRED_KEY_UNKNOWN, "[$] knows no [x]"));

        assertEquals(
                new Response(
                        400,
                        "refused/1",
                        "{\"code\":\"DESIRED_KEY_UNKNOWN\",\"detail\":\"[$] knows no [x]\"}",
                        "DESIRED_KEY_UNKNOWN: [$] knows no [x]"),
                put("{\"x\":1}"));
        report("request", 42, State.CONVERGED, "{}");
        assertEquals(List.of(), told);
    }

    @Test
    void put_noBody_isNotAWithdrawal() {
        assertEquals(400, put(new byte[0]).code());
        assertEquals(
                400, commands.put(List.of("desired"), null, "acme", null, sync).code());
        assertEquals(List.of(), sync.told);
    }

    @Test
    void put_tooLongOrNoText_badRequest() {
        assertEquals(
                "DESIRED_NOT_JSON: the document has [65537] bytes: at most [65536] are read",
                put(new byte[65_537]).message());
        assertEquals(
                "DESIRED_NOT_JSON: the document is not UTF-8",
                put("\"ü\"".getBytes(StandardCharsets.ISO_8859_1)).message());
        assertEquals(List.of(), sync.told);
    }

    @Test
    void put_emptyObject_withdrawsAndEndsWithWhateverIsInForceThen() {
        put("{}");

        report("http", 7, State.CONVERGED, "{}");

        assertEquals(List.of("request acme {}"), sync.told);
        assertEquals(List.of(Notice.completed("so it is")), told);
    }

    @Test
    void put_flatForm_hasRevisionZero() {
        put("{\"modelDownloadUrl\":\"https://host/a\",\"modelMd5\":\"0\",\"modelFileName\":\"a\"}");

        report("request", 0, State.CONVERGED, "{}");

        assertEquals(List.of(Notice.completed("so it is")), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reported", "desired/x", "models/pump"})
    void put_elsewhere_notFound(String path) {
        assertEquals(
                404,
                commands.put(List.of(path.split("/")), new byte[1], "acme", null, sync)
                        .code());
    }

    @Test
    void exec_operations_areAskedFor() {
        exec("retry/pump");
        exec("revert/pump");
        exec("activate/pump");
        commands.delete(List.of("models", "pump"), told::add, sync);

        ModelName pump = ModelName.of("pump");
        assertEquals(
                List.of(
                        new Operation.Retry(pump),
                        new Operation.Revert(pump),
                        new Operation.Activate(pump),
                        new Operation.Remove(pump)),
                sync.told);
    }

    @Test
    void exec_revert_isDoneOnceTheModelHasGoneBack() {
        exec("revert/pump");

        report(
                "request",
                42,
                State.FAILED,
                "{\"models\":[{\"name\":\"pump\",\"phase\":\"FAILED\",\"failure\":{\"code\":\"REVERTED_BY_OPERATOR\","
                        + "\"detail\":\"version 6\"}}]}");

        assertEquals(List.of(Notice.completed("model pump: REVERTED_BY_OPERATOR version 6")), told);
    }

    @Test
    void delete_taken_isDone() {
        commands.delete(List.of("models", "pump"), told::add, sync);
        worker.run();

        assertEquals(List.of(Notice.completed("accepted")), told);
    }

    @Test
    void exec_sync_endsOnceTheGatewayRests() {
        assertEquals(Response.done(), exec("sync"));

        report("http", 7, State.WORKING, "{}");
        report("http", 7, State.WAITING, "{}");

        assertEquals(List.of(Notice.progress(50, "so it is"), Notice.completed("waits: so it is")), told);
    }

    @Test
    void exec_refusedLater_isTold() {
        sync.answer = new CompletableFuture<>();
        assertEquals(200, exec("retry/pump").code());
        worker.run();

        sync.answer.complete(
                new Answer.Refused(ErrorCode.OPERATION_REFUSED, "model [pump] is not in the desired state"));
        worker.run();

        assertEquals(List.of(Notice.failed(0, "OPERATION_REFUSED: model [pump] is not in the desired state")), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry/Pump", "revert/-", "activate/a b"})
    void exec_badName_badRequest(String path) {
        assertEquals(400, exec(path).code());
        assertEquals(List.of(), sync.told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reported", "retry", "retry/pump/x", "stop/pump", "sync/pump"})
    void exec_unknown_notFound(String path) {
        assertEquals(404, exec(path).code());
    }

    @Test
    void delete_unknown_notFound() {
        assertEquals(404, commands.delete(List.of("models"), null, sync).code());
        assertEquals(404, commands.delete(List.of("desired"), null, sync).code());
    }

    @Test
    void all_whileTheServiceIsAway_saySo() {
        byte[] body = DOCUMENT.getBytes(StandardCharsets.UTF_8);
        assertEquals(Response.unavailable(), commands.put(List.of("desired"), body, "acme", null, null));
        assertEquals(Response.unavailable(), commands.exec(List.of("sync"), null, null));
        assertEquals(Response.unavailable(), commands.exec(List.of("retry", "pump"), null, null));
        assertEquals(Response.unavailable(), commands.delete(List.of("models", "pump"), null, null));
    }
}
